import type { ActRequest, ActResult } from '../../api/act.js'
import type { Fetch } from '../../api/fetch.js'
import { toActFailure, type ActFailure } from '../act/failure.js'
import { toActResult } from '../act/result.js'
import { readRouteAnswer } from '../act/routeAnswer.js'
import { badResponse } from '../border.js'
import { abortedError, isMembraneError, MembraneError } from '../errors.js'
import { isFields } from '../fields.js'
import { guarded } from '../guarded.js'
import type { SendOptions, Send } from '../transport.js'

export interface ActCall {
  signal: AbortSignal
  /** Milliseconds until nobody waits any more. */
  timeoutMs: number
}

/** Asks the host's act route. Never asks twice. Rejects with `aborted` only. */
export function actByRoute(
  fetch: Fetch,
  address: string,
  body: string,
  { signal, timeoutMs }: ActCall,
): Promise<ActResult | ActFailure> {
  return guarded(
    async (stop) => {
      try {
        const response = await fetch(
          new Request(address, {
            method: 'POST',
            headers: { accept: 'application/json', 'content-type': 'application/json' },
            credentials: 'same-origin',
            signal: stop,
            body,
          }),
        )
        return readRouteAnswer(response, await response.text(), new URL(address).pathname)
      } catch (cause) {
        if (stop.aborted) throw abortedError(cause)
        return {
          error: new MembraneError(
            'network',
            `Your server could not be reached at ${new URL(address).pathname}. The action may have run: look at its log before you run it again.`,
            { cause },
          ),
        }
      }
    },
    [signal],
    timeoutMs,
    () => late(timeoutMs),
  ).catch(asFailure)
}

/** Asks Membrane itself, with the tenant's token. Twice only where that was not accepted, so that nothing ran. Rejects with `aborted` only. */
export async function actDirectly(
  send: Send,
  request: ActRequest,
  scope: string | undefined,
  { signal, timeoutMs }: ActCall,
): Promise<ActResult | ActFailure> {
  const options: SendOptions = { signal, scope, body: request, deadlineMs: timeoutMs, acts: true }
  try {
    const answer = await send('POST', '/act', options)
    return isFields(answer)
      ? toActResult(answer)
      : { error: badResponse('the JSON of an action that ran: look at its log before you run it again') }
  } catch (error) {
    if (!isMembraneError(error) || error.code === 'aborted') throw error
    const read = (path: string, query?: Record<string, string>) =>
      send('GET', path, { query, signal, scope }).catch(() => undefined)
    return toActFailure(error, request, read)
  }
}

function asFailure(error: unknown): ActFailure {
  if (isMembraneError(error) && error.code !== 'aborted') return { error }
  throw error
}

function late(ms: number): MembraneError {
  return new MembraneError(
    'timeout',
    `There was no answer within ${ms / 1000} s. The action may still be running: look at its log before you run it again.`,
  )
}
