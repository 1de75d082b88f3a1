import type { ActRequest } from '../../api/act.js'
import { MembraneError } from '../errors.js'

/** What says which action is meant. */
export const DISPATCH = ['key', 'id', 'api', 'code'] as const satisfies readonly (keyof ActRequest)[]

/**
 * The request as it is sent.
 *
 * @throws {MembraneError} `invalid-option` for one that cannot be run whatever the server says.
 */
export function toActBody(request: ActRequest): string {
  const chosen = DISPATCH.filter((name) => request[name] !== undefined && request[name] !== '')
  if (chosen.length !== 1) {
    throw unfit(
      `An act needs exactly one of ${DISPATCH.join(', ')}, but this one has ${chosen.join(' and ') || 'none'}. Write act({ key: 'create-lead', input })`,
    )
  }
  try {
    return JSON.stringify(request)
  } catch (cause) {
    throw unfit('The input cannot be written as JSON. Pass plain values, without cycles and BigInt', cause)
  }
}

function unfit(message: string, cause?: unknown): MembraneError {
  return new MembraneError('invalid-option', `${message}.`, { cause })
}
