import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSession } from '../../../src/core/session.js'
import { importOnce } from '../../../src/hooks/connect/importOnce.js'
import { loadSdk } from '../../../src/hooks/connect/loadSdk.js'
import { warmUp } from '../../../src/hooks/connect/warmUp.js'
import { createHostCaches } from '../../../src/hooks/hosts.js'
import { createLive } from '../../../src/hooks/live.js'
import type { Store } from '../../../src/hooks/store.js'

describe('a chunk', () => {
  it('is imported once for everybody', async () => {
    const load = vi.fn<() => Promise<string>>(async () => 'chunk')
    const once = importOnce(load)
    expect(await Promise.all([once(), once()])).toEqual(['chunk', 'chunk'])
    expect(load).toHaveBeenCalledOnce()
  })

  it('that could not be loaded is tried again at the next call', async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
      .mockResolvedValueOnce('chunk')
    const once = importOnce(load)
    await expect(once()).rejects.toMatchObject({ code: 'network', message: /could not be loaded/ })
    expect(await once()).toBe('chunk')
  })
})

describe('the SDK', () => {
  it('is kept from eval, which a strict content security policy reports', async () => {
    const { MembraneClient } = await loadSdk()
    const zod: unknown = Reflect.get(globalThis, '__zod_globalConfig')
    expect(zod).toMatchObject({ jitless: true })
    expect(MembraneClient).toBeTypeOf('function')
  })
})

describe('in an idle moment', () => {
  const idle = vi.fn<(run: () => void) => void>((run) => run())
  beforeEach(() => vi.stubGlobal('requestIdleCallback', idle))
  afterEach(() => {
    vi.unstubAllGlobals()
    idle.mockClear()
  })

  function pageThatCounts() {
    const live = createLive(createSession({ token: 'pat-1' }), createHostCaches())
    const whenLive: Store['whenLive'] = (start) => start(live)
    const prepare = vi.fn<() => void>()
    return { whenLive, prepare, showData: () => live.watch([]) }
  }

  it('after first data, somebody who may connect prepares', () => {
    const { prepare, showData, ...page } = pageThatCounts()
    warmUp(page, prepare)
    expect(prepare).not.toHaveBeenCalled()
    showData()
    showData()
    expect(prepare).toHaveBeenCalledOnce()
  })

  it('also who comes after first data', () => {
    const { prepare, showData, ...page } = pageThatCounts()
    showData()
    warmUp(page, prepare)
    expect(prepare).toHaveBeenCalledOnce()
  })

  it('nobody prepares who has gone', () => {
    const { prepare, showData, ...page } = pageThatCounts()
    warmUp(page, prepare)()
    showData()
    expect(prepare).not.toHaveBeenCalled()
  })

  it('nothing is fetched for a person who saves data', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } })
    const { prepare, showData, ...page } = pageThatCounts()
    warmUp(page, prepare)
    showData()
    expect(prepare).not.toHaveBeenCalled()
  })
})
