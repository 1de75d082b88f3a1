import type { Connection } from '../api/connection.js'
import type { ExternalApp } from '../api/external-app.js'
import type { Integration } from '../api/integration.js'
import type { Page } from '../api/page.js'
import { MembraneError } from './errors.js'
import { isFields, type Fields } from './fields.js'
import { assent, date, each, mend, number, text, warning, type Reader } from './mend.js'
import { toErrorData } from './problem.js'

/** A field means the same wherever it stands, so one table serves all of Membrane's records. What only Membrane reads is not in it. */
export const readers: Readonly<Record<string, Reader>> = {
  ...each(
    text,
    'id name key type title description uiUrl logoUri appUri authType integrationId connectorId externalAppId',
  ),
  ...each(date, 'createdAt updatedAt lastActiveAt nextCredentialsRefreshAt nextRetryTimestamp'),
  ...each(warning, 'disconnected isDefunct isDeactivated isTest hasMissingParameters'),
  ...each(assent, 'connected isConnected canTest canRefreshCredentials'),
  ...each(number, 'popularity retryAttempts'),
  ...each(toErrorData, 'requestError error'),
  // Archived whenever it says anything: what is gone must not look as if it worked.
  archivedAt: (value) => (value ? (text(value) ?? JSON.stringify(value)) : undefined),
  // A state of a wrong type is one that nobody has heard of. Absent it must not be: that may mean connected.
  state: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  errors: (value) => listOf(Array.isArray(value) ? value : [value], toErrorData),
  categories: (value) => listOf(value, text),
  authOptions: (value) => listOf(value, (option) => only(option, ({ key }) => !!key)),
  clientAction: (value) => only(value, ({ type }) => !!type),
  integration: (value) => only(value, hasName),
  connection: (value) => only(value, hasId),
}

function listOf(value: unknown, reader: Reader): unknown[] | undefined {
  return Array.isArray(value) ? value.map(reader).filter((item) => item !== undefined) : undefined
}

function hasName(fields: Fields): boolean {
  return !!(fields.name ||= fields.key || fields.id || fields.connectorId || fields.externalAppId)
}

export function hasId(fields: Fields): boolean {
  // The API takes a key wherever it takes an id.
  return !!(fields.id ||= fields.key) && hasName(fields)
}

/** Mends a record; `undefined` when it still lacks what it cannot do without. */
function only<Item extends object>(value: unknown, isWhole: (fields: Fields) => boolean): Item | undefined {
  return isMended<Item>(value, isWhole) ? value : undefined
}

function isMended<Item extends object>(value: unknown, isWhole: (fields: Fields) => boolean): value is Item {
  if (!isFields(value)) return false
  mend(value, readers)
  return isWhole(value)
}

/** Checks an answer and mends it in place; what is not whole throws `bad-response`. */
export const checked =
  <Item extends object>(what: string, isWhole: (fields: Fields) => boolean) =>
  (value: unknown): Item => {
    try {
      if (isMended<Item>(value, isWhole)) return value
    } catch {
      // deeper than any record of Membrane's
    }
    throw badResponse(what)
  }

/** Each checks an answer and mends it in place; what cannot be told apart from others throws `bad-response`. */
export const toConnection = checked<Connection>('a connection', hasId)
export const toIntegration = checked<Integration>('an integration', hasName)
export const toExternalApp = checked<ExternalApp>('an app with an id', hasId)

/**
 * Checks one page of a list. Of items with the same id the first stays; one that cannot be told apart from
 * others (no object, no id) is left out, so that it takes no other with it. Nothing but such is `bad-response`.
 */
export function toPage<Item extends { id?: string }>(
  value: unknown,
  toItem: (value: unknown) => Item,
): Page<Item> {
  if (!isFields(value) || !Array.isArray(value.items)) throw badResponse('a list')
  const understood = value.items.flatMap((item) => {
    try {
      return toItem(item)
    } catch {
      return []
    }
  })
  if (value.items.length && !understood.length) throw badResponse('a list of what was asked for')
  const cursor = value.cursor ? text(value.cursor) : undefined
  return {
    items: withoutDuplicates(understood),
    ...(typeof cursor === 'string' && { cursor }),
  }
}

/** Of items with the same id the first stays; items without an id all stay. */
export function withoutDuplicates<Item extends { id?: string }>(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)))
}

/** The error of an answer that is a success, but not what was asked for. */
export function badResponse(expected: string): MembraneError {
  return new MembraneError(
    'bad-response',
    `Membrane's answer is not ${expected}. Try again; if it stays so, check apiUri.`,
  )
}
