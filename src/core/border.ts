import type { Connection } from '../api/connection.js'
import type { ExternalApp } from '../api/external-app.js'
import type { Integration } from '../api/integration.js'
import type { Page } from '../api/page.js'
import type { Tenant } from '../api/tenant.js'
import { MembraneError } from './errors.js'
import { isFields, type Fields } from './fields.js'
import { assent, date, mend, number, problem, problems, text, warning } from './mend.js'

const dates = { createdAt: date, updatedAt: date }

const connectionFields = {
  ...dates,
  id: text,
  name: text,
  key: text,
  userId: text,
  tenantId: text,
  // A state of a wrong type is a state that nobody has heard of: never absent, which may mean connected.
  state: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  connected: assent,
  disconnected: warning,
  isDefunct: warning,
  isDeactivated: warning,
  isTest: warning,
  errors: problems,
  requestError: problem,
  error: problem,
  clientAction: (value: unknown) => {
    if (!isFields(value)) return undefined
    mend(value, { type: text, description: text, uiUrl: text })
    return 'type' in value ? value : undefined
  },
  buildingAgentSessionId: text,
  integrationId: text,
  integration: (value: unknown) => (isFields(value) && isIntegration(value) ? value : undefined),
  connectorId: text,
  connectorVersion: text,
  externalAppId: text,
  authOptionKey: text,
  lastActiveAt: date,
  nextCredentialsRefreshAt: date,
  nextRetryTimestamp: date,
  retryAttempts: number,
  canTest: assent,
  canRefreshCredentials: assent,
  archivedAt: text,
}

const integrationFields = {
  ...dates,
  id: text,
  name: text,
  key: text,
  uuid: text,
  description: text,
  logoUri: text,
  appUri: text,
  state: text,
  errors: problems,
  archivedAt: text,
  isDeactivated: warning,
  isTest: warning,
  connectorId: text,
  connectorVersion: text,
  externalAppId: text,
  authType: text,
  hasMissingParameters: warning,
  connection: (value: unknown) => (isFields(value) && isConnection(value) ? value : undefined),
  authOptions: (value: unknown) => (Array.isArray(value) ? value.filter(isAuthOption) : undefined),
}

const appFields = {
  id: text,
  name: text,
  key: text,
  appUri: text,
  logoUri: text,
  defaultConnectorId: text,
  categories: (value: unknown) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined,
  popularity: number,
  isConnected: assent,
}

function isAuthOption(value: unknown): boolean {
  if (!isFields(value)) return false
  mend(value, { key: text, type: text, title: text, description: text })
  return 'key' in value
}

/** Gives an item a name (and an id) by what else names it; true when something does. */
function isNamed(fields: Fields, ...names: readonly string[]): boolean {
  fields.name ||= names.map((name) => fields[name]).find(Boolean)
  return !!fields.name
}

function isConnection(fields: object): fields is Connection {
  if (!isFields(fields)) return false
  mend(fields, connectionFields)
  // The API takes a key wherever it takes an id.
  fields.id ||= fields.key
  return !!fields.id && isNamed(fields, 'key', 'id')
}

function isIntegration(fields: object): fields is Integration {
  if (!isFields(fields)) return false
  mend(fields, integrationFields)
  return isNamed(fields, 'key', 'id', 'connectorId', 'externalAppId')
}

function isExternalApp(fields: object): fields is ExternalApp {
  if (!isFields(fields)) return false
  mend(fields, appFields)
  return !!fields.id && isNamed(fields, 'key', 'id')
}

function isTenant(fields: object): fields is Tenant {
  if (!isFields(fields)) return false
  mend(fields, { id: text, name: text, internalId: text, createdAt: date })
  return !!fields.id
}

type Reader<Item> = (value: unknown) => Item

function reader<Item extends object>(what: string, isItem: (fields: object) => fields is Item): Reader<Item> {
  return (value) => {
    if (isFields(value) && isItem(value)) return value
    throw notWhatWasAskedFor(`${what}: it is ${describe(value)}`)
  }
}

/** Each checks an answer and mends its fields; what cannot be told apart from others throws `bad-response`. */
export const toConnection = reader('a connection', isConnection)
export const toIntegration = reader('an integration', isIntegration)
export const toExternalApp = reader('an external app', isExternalApp)
export const toTenant = reader('a tenant', isTenant)

/** Checks one page of a list. Of items with the same id the first stays. */
export function toPage<Item extends { id?: string }>(value: unknown, toItem: Reader<Item>): Page<Item> {
  if (!isFields(value) || !Array.isArray(value.items)) {
    throw notWhatWasAskedFor(`a list: it is ${isFields(value) ? 'an object without items' : describe(value)}`)
  }
  const cursor = text(value.cursor)
  return {
    items: withoutDuplicates(value.items.map(toItem)),
    ...(typeof cursor === 'string' && cursor && { cursor }),
  }
}

/** Of items with the same id the first stays; items without an id all stay. */
export function withoutDuplicates<Item extends { id?: string }>(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)))
}

function describe(value: unknown): string {
  if (value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a bare list'
  return isFields(value) ? 'an object without an id' : JSON.stringify(value).slice(0, 40)
}

export function notWhatWasAskedFor(what: string): MembraneError {
  return new MembraneError(
    'bad-response',
    `Membrane's answer is not ${what}. Check that apiUri is the address of Membrane's API.`,
  )
}
