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

function numberOf(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name]
  if (value !== undefined && typeof value !== 'number') throw badRequest(`"${name}" must be a number`)
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
  const { match, method, headers, drop, malformed } = body
  const pattern = typeof match === 'string' ? /^\/(\^.*|.*\$)\/([a-z]*)$/.exec(match) : null
  if (pattern?.[1] !== undefined) fault.match = new RegExp(pattern[1], pattern[2])
  else if (typeof match === 'string') fault.match = match
  if (typeof method === 'string') fault.method = method
  if (typeof body['app'] === 'string') fault.app = body['app']
  if (body['body'] !== undefined) fault.body = body['body']
  if (typeof headers === 'object' && headers !== null)
    fault.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  if (drop === true) fault.drop = true
  if (malformed === true) fault.malformed = true
  const status = numberOf(body, 'status')
  const slowBodyMs = milliseconds(body, 'slowBodyMs')
  const delayMs = milliseconds(body, 'delayMs')
  const times = numberOf(body, 'times')
  const after = numberOf(body, 'after')
  const probability = numberOf(body, 'probability')
  if (status !== undefined) fault.status = status
  if (slowBodyMs !== undefined) fault.slowBodyMs = slowBodyMs
  if (delayMs !== undefined) fault.delayMs = delayMs
  if (times !== undefined) fault.times = times
  if (after !== undefined) fault.after = after
  if (probability !== undefined) fault.probability = probability
  return fault
}

/** What the sandbox refuses of its owner is a bad request when it came over HTTP. */
export function refusing<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof TypeError) throw badRequest(error.message)
    throw error
  }
}
