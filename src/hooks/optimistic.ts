'use client'
import type { Change } from './change.js'
import type { Store } from './store.js'

/** Shows `change` as if it had happened while `run` makes it happen; `run` tells what did. */
export async function optimistic<Result>(
  { live }: Pick<Store, 'live'>,
  change: Change,
  run: () => Promise<Result>,
): Promise<Result> {
  const forget = live()?.show(change)
  try {
    return await run()
  } finally {
    forget?.()
  }
}
