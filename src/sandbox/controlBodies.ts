import type { ErrorData } from '../api/problem.js'
import type { Fault } from './faults.js'
import { badRequest } from './problem.js'

export function milliseconds(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || value < 0)
    throw badRequest(`"${name}" must be a number of milliseconds, 0 or above`)
  return value
}

export function errorOf(given: Record<string, unknown> | undefined): ErrorData | undefined {
  if (!given) return undefined
  const { message, type, key } = given
  return {
    message: typeof message === 'string' ? message : 'The external app refused the request',
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof key === 'string' ? { key } : {}),
  }
}

/** JSON knows no patterns: a `match` such as `/^GET \/conn/` in slashes is one, if it is more than a path. */
export function faultOf(body: Record<string, unknown>): Fault {
  const fault: Fault = {}
  const { match, method, status, headers, drop, malformed, slowBodyMs, delayMs, times, probability } = body
  const pattern = typeof match === 'string' ? /^\/(\^.*|.*\$)\/([a-z]*)$/.exec(match) : null
  if (pattern?.[1] !== undefined) fault.match = new RegExp(pattern[1], pattern[2])
  else if (typeof match === 'string') fault.match = match
  if (typeof method === 'string') fault.method = method
  if (typeof body['app'] === 'string') fault.app = body['app']
  if (typeof status === 'number') fault.status = status
  if (body['body'] !== undefined) fault.body = body['body']
  if (typeof headers === 'object' && headers !== null)
    fault.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  if (drop === true) fault.drop = true
  if (malformed === true) fault.malformed = true
  if (typeof slowBodyMs === 'number') fault.slowBodyMs = slowBodyMs
  if (typeof delayMs === 'number') fault.delayMs = delayMs
  if (typeof times === 'number') fault.times = times
  if (typeof probability === 'number') fault.probability = probability
  return fault
}
