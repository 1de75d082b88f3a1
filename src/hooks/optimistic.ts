'use client'
import { isMembraneError } from '../core/errors.js'
import type { Change } from './change.js'
import type { Store } from './store.js'
import { tellUncertain, type TellHost } from './tell.js'

/** Shows `change` as if it had happened while `run` makes it happen; `run` tells what did. */
export async function optimistic<Result>(
  host: TellHost & Pick<Store, 'live'>,
  change: Change,
  run: () => Promise<Result>,
): Promise<Result> {
  const forget = host.live()?.show(change)
  try {
    return await run()
  } catch (error) {
    if (isMembraneError(error)) tellUncertain(host, error)
    throw error
  } finally {
    forget?.()
  }
}
