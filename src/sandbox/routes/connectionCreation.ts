import { checkKey } from '../connections.js'
import type { Engine } from '../engine.js'
import { genericApp, titled } from '../connectors.js'
import { objectField, textFields } from '../http.js'
import { makeConnection } from '../makeConnection.js'
import { badRequest } from '../problem.js'
import type { ConnectionRecord, TenantRecord } from '../records.js'
import { resolveTarget } from '../connectTarget.js'

const FIELDS = [
  'name',
  'key',
  'connectionKey',
  'authOptionKey',
  'connectorVersion',
  'connectionId',
  'integrationId',
  'integrationKey',
  'integrationUuid',
  'connectorId',
  'connectorKey',
  'connectorUuid',
  'externalAppId',
  'externalAppKey',
  'externalAppUuid',
  'intent',
] as const

/**
 * `POST /connections`. Without `credentials` the connection waits for its sign-in (or is built first); with them
 * it becomes READY.
 */
export function createConnection(
  engine: Engine,
  tenant: TenantRecord,
  body: Record<string, unknown>,
): ConnectionRecord {
  const { name, key, connectionKey, authOptionKey, connectorVersion, ...wanted } = textFields(body, FIELDS)
  const chosenKey = key ?? connectionKey
  if (chosenKey !== undefined) checkKey(chosenKey)
  const target = resolveTarget(engine, tenant, {
    ...wanted,
    connectionKey: chosenKey,
    allowMultipleConnections: body['allowMultipleConnections'] === true,
  })
  return makeConnection(engine, tenant, target, {
    outcome: 'succeed',
    signedIn: body['credentials'] !== undefined && body['credentials'] !== null,
    credentials: body['credentials'] ?? undefined,
    name,
    fallbackName: target.integration?.data.name ?? target.app.name,
    key: chosenKey,
    authOptionKey,
    connectorVersion,
    input: body['input'],
    connectorParameters: body['connectorParameters'],
    meta: objectField(body, 'meta'),
  })
}

/** `POST /connections/ensure`: the connection for an app's address, found or made. Safe to repeat. */
export function ensureConnection(
  engine: Engine,
  tenant: TenantRecord,
  body: Record<string, unknown>,
): ConnectionRecord {
  const { appUrl, name } = textFields(body, ['appUrl', 'name'])
  const label = appLabel(appUrl)
  const known = engine.world.directory.byKey(label)
  const target = resolveTarget(engine, tenant, known ? { connectorKey: known.key } : { intent: label })
  const app = known ?? genericApp(label, titled(label))
  return makeConnection(
    engine,
    tenant,
    { ...target, app: target.connection?.app ?? app },
    {
      outcome: 'succeed',
      signedIn: false,
      // Finding one again must change nothing, its name included.
      name: target.connection ? undefined : name,
      fallbackName: app.name,
    },
  )
}

/** Suffixes of two labels under which names are sold: those of countries, and where the catalogue's apps live. */
const TWO_LABELS = /^(?:(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}|example\.test)$/

/** `https://app.dealwren.com/x` is about `dealwren`. */
function appLabel(appUrl: string | undefined): string {
  let host: string | undefined
  try {
    host = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(appUrl ?? '') ? (appUrl ?? '') : `https://${appUrl ?? ''}`)
      .hostname
  } catch {
    host = undefined
  }
  const labels = host?.split('.').filter(Boolean) ?? []
  if (!appUrl || labels.length < 2 || /^[\d.]+$/.test(host ?? '') || host?.startsWith('['))
    throw badRequest('"appUrl" must be a URL or a domain with a dot, and not an IP address')
  const suffixes = labels.length > 2 && TWO_LABELS.test(labels.slice(-2).join('.')) ? 2 : 1
  return labels.at(-1 - suffixes) ?? labels[0] ?? ''
}
