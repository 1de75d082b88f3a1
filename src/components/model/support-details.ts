import type { ErrorData } from '../../api/problem.js'
import type { AccountRow } from './rows.js'

const SECRET = [
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, // JSON web tokens
  /\b(?:bearer|basic)\s+[\w.~+/=-]+/gi,
  /\b((?:access|refresh|id|api|client|auth|private|secret)?[-_ ]?(?:token|key|secret|password|passwd|pwd|credential|authorization|signature|code)s?)(["']?\s*[:=]\s*["']?)[^\s"'&,;}]+/gi,
  /\b(?:sk|pk|pat|ghp|gho|ghs|xox[abpsr]|AKIA|AIza)[-_A-Za-z0-9]{8,}/g,
  /\/\/[^/\s:@]+:[^/\s@]+@/g, // user:password@ in an address
  /\b[A-Za-z0-9_-]{32,}\b/g, // anything long and random
]

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** A text with everything taken out that looks like a secret or an e-mail address. */
export function withoutSecrets(text: string): string {
  const cleaned = SECRET.reduce(
    (left, pattern) =>
      left.replace(pattern, (_match, name: unknown, between: unknown) =>
        typeof name === 'string' && typeof between === 'string' ? `${name}${between}•••` : '•••',
      ),
    text,
  )
  return cleaned.replace(EMAIL, '•••').slice(0, 500)
}

/** All errors of a connection, outermost first, each once. */
export function errorsOf({ connection }: AccountRow): ErrorData[] {
  const found: ErrorData[] = []
  const add = (error: ErrorData | undefined, depth = 0) => {
    if (!error || depth > 5) return
    if (!found.some((known) => known.message === error.message && known.key === error.key)) found.push(error)
    add(error.causedByError, depth + 1)
  }
  add(connection.requestError)
  connection.errors?.forEach((error) => add(error))
  add(connection.error)
  return found
}

/**
 * What support needs to find the trouble, as text: English in every language, so that support can read it. Names, ids, states and error messages, chosen field by
 * field; never credentials, parameters or `meta`.
 */
export function supportDetails(row: AccountRow): string {
  const { connection, integration, status } = row
  const lines: [string, string | undefined][] = [
    ['App', integration?.key ? `${row.app} (${integration.key})` : row.app],
    ['Connection', connection.id],
    ['Integration', connection.integrationId ?? integration?.id],
    ['Connector', connection.connectorId],
    ['Status', status.kind],
    ['State', connection.state],
    ['Disconnected', connection.disconnected === undefined ? undefined : String(connection.disconnected)],
    ['Created', connection.createdAt],
    ['Updated', connection.updatedAt],
    ['Last used', connection.lastActiveAt],
    ['Next retry', connection.nextRetryTimestamp],
    ['Retry attempts', connection.retryAttempts?.toString()],
    ...errorsOf(row).map((error): [string, string] => [
      'Error',
      [[error.type, error.key].filter(Boolean).join('/'), withoutSecrets(error.message)]
        .filter(Boolean)
        .join(': '),
    ]),
  ]
  return lines
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
