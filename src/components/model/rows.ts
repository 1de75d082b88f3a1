import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import type { ConnectionStatus } from '../../core/status.js'
import { connectionStatus } from '../../core/status.js'
import { once } from '../../labels/once.js'

/** A connection with everything that is needed to show it. */
export interface AccountRow {
  readonly connection: Connection
  readonly integration: Integration | undefined
  readonly status: ConnectionStatus
  /** What the app is called. */
  readonly app: string
  /** What the account is called; may be the same as the app. */
  readonly account: string
}

/** A connection with everything that is needed to show it. */
export function toRow(
  connection: Connection,
  integration: Integration | undefined,
  now?: number,
): AccountRow {
  const account = connection.name.trim() || connection.key || connection.id
  return {
    connection,
    integration,
    status: connectionStatus(connection, now),
    app: integration?.name.trim() || account,
    account,
  }
}

const names = ({ app, account }: AccountRow) => `${app}\n${account}`

const rank = ({ status }: AccountRow) => (status.needsAttention ? 0 : status.pending ? 1 : 2)

/** Compares names by the rules of a language. */
export const byNameIn = (locale: string) =>
  once(`names ${locale}`, () => new Intl.Collator(locale, { sensitivity: 'base', numeric: true })).compare

/**
 * What needs the person first, then what is on its way, then the rest; by name within each.
 *
 * @param locale Language by whose rules names are sorted. Default: English, on whichever machine.
 */
export function attentionFirst(rows: readonly AccountRow[], locale = 'en'): AccountRow[] {
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      byNameIn(locale)(names(a), names(b)) ||
      (a.connection.id < b.connection.id ? -1 : 1),
  )
}

/** Whether a typed text is part of the row's names. */
export function rowMatches(row: AccountRow, query: string): boolean {
  return names(row).toLowerCase().includes(query.trim().toLowerCase())
}
