import { act, fireEvent, render, screen } from '@testing-library/react'
import { vi } from 'vitest'
import { lateMenu } from '../../../src/components/ConnectionMenu.js'
import { IntegrationsPage } from '../../../src/components/IntegrationsPage.js'
import type { IntegrationsPageProps } from '../../../src/components/IntegrationsPage.js'
import { prefetchExtras } from '../../../src/components/page/late-parts.js'
import { loadLate } from '../../../src/hooks/connect/importOnce.js'
import { createTestMembrane } from '../../../src/testing/index.js'
import type { TestMembraneOptions } from '../../../src/testing/index.js'

/** Opens the page with time in our hands; what arrives late is there. Ends with `vi.useRealTimers()`. */
export async function openSlowly(props: IntegrationsPageProps = {}, options: TestMembraneOptions = {}) {
  lateMenu.prefetch()
  await Promise.all([prefetchExtras(), loadLate()])
  await vi.dynamicImportSettled()
  vi.useFakeTimers()
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  const membrane = createTestMembrane({ scenario: 'everyday', buildMs: 60_000, ...options })
  render(<IntegrationsPage filter={{ include: ['dealwren'] }} {...props} />, { wrapper: membrane.Wrapper })
  await pass(500)
  const click = async (element: HTMLElement) => {
    fireEvent.click(element)
    await pass(500)
  }
  const choose = async (account: string, entry: string) => {
    await click(screen.getByRole('button', { name: `More actions for ${account}` }))
    await click(screen.getByRole('menuitem', { name: entry }))
  }
  /** The page is looked at again, and asks for its lists anew. */
  const lookAgain = async () => {
    await pass(6_000)
    act(() => void window.dispatchEvent(new Event('focus')))
    await pass(1_000)
    // What React 18 draws when an `act` ends may set timers.
    await pass(100)
  }
  return { ...membrane, pass, click, choose, lookAgain }
}

/** The row of a connection. */
export function rowById(id = ''): HTMLElement {
  const row = document.querySelector<HTMLElement>(`[data-connection-id="${id}"]`)
  if (!row) throw new Error('No such row.')
  return row
}
