import type { ErrorData } from '../../api/problem.js'
import { causes, verdictOf } from '../../core/act/verdict.js'
import type { MembraneErrorCode } from '../../core/errors.js'
import { problemCode } from '../../core/problem.js'
import type { FailureClass } from '../labels/types.js'

/** What is known of a failure: a `MembraneError`, or the `error` of a run. */
export interface Failure {
  code?: MembraneErrorCode | undefined
  status?: number | undefined
  data?: ErrorData | undefined
}

const BY_CODE: Record<MembraneErrorCode, FailureClass> = {
  'bad-request': 'input',
  conflict: 'input',
  connection: 'app',
  'rate-limited': 'limit',
  'not-found': 'missing',
  forbidden: 'forbidden',
  'signed-out': 'signed-out',
  'token-expired': 'signed-out',
  'connect-failed': 'reconnect',
  'invalid-option': 'setup',
  'missing-provider': 'setup',
  'missing-secret': 'setup',
  'token-unavailable': 'setup',
  'token-invalid': 'setup',
  'wrong-tenant': 'setup',
  unauthorized: 'setup',
  network: 'unreached',
  timeout: 'unreached',
  aborted: 'unreached',
  'server-error': 'server',
  'bad-response': 'server',
}

/** The key of a run that was refused before anything was sent, because no account was chosen: ours, not Membrane's. */
export const NO_ACCOUNT = 'no_account'

/** What Membrane's `key` and `type` say, where they say something (membrane-api 3.1). */
const SAID: ReadonlyMap<unknown, FailureClass> = new Map<unknown, FailureClass>([
  ['not_found', 'missing'],
  ['access_denied', 'forbidden'],
  ['lock_timeout', 'limit'],
  ['configuration', 'configuration'],
  ['dependency_error', 'configuration'],
  ['action_instance_setup', 'configuration'],
  ['concurrency', 'limit'],
  ['connection', 'app'],
  ['custom_code', 'app'],
  [NO_ACCOUNT, 'account'],
])

/** The class of a failure, in the order in which Membrane's documentation looks for it. */
export function failureClass({ code, status, data }: Failure): FailureClass {
  // No server said so: the run had failed before, and what came after it did too.
  if (code === 'connect-failed' || (code === 'conflict' && status === undefined)) return 'reconnect'
  const verdict = verdictOf(status ?? 0, data)
  if (verdict === 'reconnect') return 'disconnected'
  if (verdict === 'busy') return 'limit'
  const said = causes(data)
  for (const { type, key } of said) {
    const meant = SAID.get(key) ?? SAID.get(type)
    if (meant) return meant
  }
  // Whatever else Membrane knows of a run that did not end.
  if (said.some(({ type }) => type === 'action_run')) return 'unreached'
  const known = code ?? (data && problemCode(data, status))
  const meant = known ? BY_CODE[known] : 'unknown'
  const isOther = said.some(({ type }) => type !== undefined && type !== 'bad_request')
  return meant === 'input' && isOther ? 'unknown' : meant
}
