import { namedConnection, namedIntegration } from '../act/resolveConnection.js'
import { isoNow, type Engine } from '../engine.js'
import { titled } from '../connectors.js'
import { textFields } from '../http.js'
import { ensureIntegration } from '../integrations.js'
import { badRequest, notFound } from '../problem.js'
import { actionFields } from './actionFields.js'
import type { ActionRecord, StoredAction } from './actionRecord.js'
import { buildAction } from './buildAction.js'
import { announceAction, requireFreeActionKey } from './changeAction.js'

type Place = Pick<StoredAction, 'integrationId' | 'connectionId' | 'externalAppId'> & { tenantKey?: string }

/**
 * `POST /actions`: by `intent`, which takes a while, or by spec, READY at once. Which scope it has follows from
 * the fields that are set.
 *
 * @throws {Problem} 400 when it says neither, 404 for a scope that does not exist, 409 when the key is taken.
 */
export function createAction(
  engine: Engine,
  scope: string | undefined,
  body: Record<string, unknown>,
): ActionRecord {
  const { intent } = textFields(body, ['intent'])
  const { tenantKey, ...place } = placeOf(engine, scope, body)
  const fields = actionFields(body)
  const isUniversal = !place.integrationId && !place.connectionId
  if (intent === undefined && fields.type === undefined && !(isUniversal && (fields.key ?? fields.name)))
    throw badRequest('Say what the action does: give an "intent" in words, or a "type" and its "config"')
  const name = fields.name ?? (intent ? sentence(intent) : fields.key ? titled(fields.key) : 'Untitled')
  const record: ActionRecord = {
    ...(tenantKey === undefined ? {} : { tenantKey }),
    data: {
      ...withoutGaps(fields),
      id: engine.ids('act'),
      key: fields.key || slug(name),
      name,
      state: 'READY',
      ...place,
      ...(isUniversal ? { isUniversal: true } : {}),
      createdAt: isoNow(engine),
      updatedAt: isoNow(engine),
    },
  }
  requireFreeActionKey(engine, record.data)
  engine.world.actions.add(record)
  if (intent === undefined) announceAction(engine, record)
  else buildAction(engine, record, intent)
  return record
}

function placeOf(engine: Engine, scope: string | undefined, body: Record<string, unknown>): Place {
  const named = textFields(body, [
    'connectionId',
    'connectionKey',
    'integrationId',
    'integrationKey',
    'externalAppId',
  ])
  const { connectionId, connectionKey, externalAppId } = named
  const isOfConnection = connectionId !== undefined || connectionKey !== undefined
  const connection = isOfConnection ? namedConnection(engine, scope, named) : undefined
  if (connection) {
    const { id, integrationId } = connection.data
    return { tenantKey: connection.tenantKey, connectionId: id, ...(integrationId ? { integrationId } : {}) }
  }
  const integration = namedIntegration(engine, named)
  if (integration) return { integrationId: integration.data.id }
  if (externalAppId === undefined) return {}
  const app = engine.world.directory.byId(externalAppId)
  if (!app) throw notFound(`No external app '${externalAppId}' in the catalogue`, { externalAppId })
  return { externalAppId, integrationId: ensureIntegration(engine, app).data.id }
}

function withoutGaps(fields: object): Partial<StoredAction> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'action'

const sentence = (text: string): string => (text.charAt(0).toUpperCase() + text.slice(1)).slice(0, 80)
