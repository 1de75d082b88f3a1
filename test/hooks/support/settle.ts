import { act } from '@testing-library/react'
import { vi } from 'vitest'

const STEP_MS = 250

/**
 * Lets everything that is due happen, then `ms` more pass. In steps: React 18 renders what happened at the end
 * of each `act`, and what is shown decides what is asked for next.
 */
export async function settle(ms = 0): Promise<void> {
  let left = ms
  do {
    const step = Math.min(left, STEP_MS)
    left -= step
    await act(async () => {
      await vi.advanceTimersByTimeAsync(step)
    })
  } while (left > 0)
}
