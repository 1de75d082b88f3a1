import { genericApp, titled } from '../connectors.js'
import type { Engine } from '../engine.js'
import { objectField, textFields } from '../http.js'
import { addIntegration, makeIntegration, type IntegrationFields } from '../integrations.js'
import { badRequest, notFound } from '../problem.js'
import type { IntegrationRecord } from '../records.js'

const TEXT = ['key', 'uuid', 'name', 'description', 'logoUri', 'connectorVersion'] as const

/** The fields a manager may set; others are ignored. */
export function integrationFields(body: Record<string, unknown>): IntegrationFields {
  return textFields(body, TEXT)
}

/** `POST /integrations`: for a connector or external app of the catalogue, or one of one's own by key and name. */
export function createIntegration(engine: Engine, body: Record<string, unknown>): IntegrationRecord {
  const fields = integrationFields(body)
  const source = textFields(body, ['connectorKey', 'connectorId', 'externalAppId'])
  const { directory } = engine.world
  const id = source.connectorId ?? source.externalAppId
  const known = id
    ? directory.byId(id)
    : source.connectorKey
      ? directory.byKey(source.connectorKey)
      : undefined
  if (!known && (id || source.connectorKey))
    throw notFound(`No connector or external app '${id ?? source.connectorKey}' in the catalogue`)
  const key = fields.key ?? known?.key ?? fields.name?.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  if (!key) throw badRequest('An integration needs a "key", a "name", or a "connectorKey" to take them from')
  const app = known ?? directory.byKey(key) ?? genericApp(key, fields.name ?? titled(key))
  const record = makeIntegration(engine, app, { ...fields, key })
  record.parameters = objectField(body, 'parameters') ?? {}
  if (body['optionsConfig'] !== undefined) record.optionsConfig = objectField(body, 'optionsConfig')
  return addIntegration(engine, record)
}
