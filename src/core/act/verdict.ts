import { isFields, type Fields } from '../fields.js'

/**
 * What a failure of `/act` means (membrane-api 10.1):
 *
 * - `reconnect`: the connection no longer works
 * - `token`: Membrane did not accept our token; a new one may do
 * - `doubt`: 401 without a reason. Some servers mean the connection by it, others the token
 * - `busy`: asked too often
 * - `other`: what the action or the app says
 */
export type Verdict = 'reconnect' | 'token' | 'doubt' | 'busy' | 'other'

const GONE: readonly unknown[] = ['connection_is_defunct', 'access_token_expired']
/** No server nests deeper; a body that does is not searched for ever. */
const DEEPEST = 20

/** Reads the verdict from the body where it says so, also in what caused it; else from the status. */
export function verdictOf(status: number, body: unknown): Verdict {
  for (const error of causes(body)) {
    if (error.code === 'CONNECTION_DISCONNECTED') return 'reconnect'
    if (error.type === 'connection' && GONE.includes(error.key)) return 'reconnect'
    if (error.key === 'not_authenticated') return 'token'
    if (error.key === 'rate_limit_exceeded') return 'busy'
  }
  if (status === 401) return 'doubt'
  return status === 429 ? 'busy' : 'other'
}

/** An error body and what caused it, the outermost first. */
export function causes(body: unknown): Fields[] {
  const found: Fields[] = []
  for (let at = body; isFields(at) && found.length < DEEPEST; at = at.causedByError) found.push(at)
  return found
}

/** The first text of that name, in the body or what caused it; `pick` says where in each to look. */
export function textIn(body: unknown, pick: (error: Fields) => unknown): string | undefined {
  return causes(body)
    .map(pick)
    .find((value): value is string => typeof value === 'string' && value !== '')
}
