import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('takes a window that was closed for one that nobody looks at', async () => {
  // What jsdom leaves of a window after `close()`, as test runners call it at the end of a file.
  vi.stubGlobal('window', { navigator: {} })
  vi.resetModules()
  const { isVisible } = await import('../../src/hooks/browser.js')
  expect(isVisible()).toBe(false)
})
