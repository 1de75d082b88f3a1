import { changeConnection } from '../changeConnection.js'
import { checkKey, requireFreeKey } from '../connections.js'
import { becomeReady } from '../credentials.js'
import type { Engine } from '../engine.js'
import { objectField, textFields } from '../http.js'
import type { ConnectionRecord } from '../records.js'

/** `PATCH` and `PUT`: unknown and read-only fields are ignored: the official React client sends the whole record back. */
export function editConnection(
  engine: Engine,
  record: ConnectionRecord,
  body: Record<string, unknown>,
): void {
  const { name, key, connectionKey, authOptionKey, connectorVersion } = textFields(body, [
    'name',
    'key',
    'connectionKey',
    'authOptionKey',
    'connectorVersion',
  ])
  const meta = objectField(body, 'meta')
  const wantedKey = key ?? connectionKey
  if (wantedKey !== undefined) {
    checkKey(wantedKey)
    requireFreeKey(engine, record, wantedKey)
  }
  if (body['input'] !== undefined) record.input = body['input']
  if (body['connectorParameters'] !== undefined) record.connectorParameters = body['connectorParameters']
  changeConnection(engine, record, {
    ...(name === undefined ? {} : { name }),
    ...(wantedKey === undefined ? {} : { key: wantedKey }),
    ...(authOptionKey === undefined ? {} : { authOptionKey }),
    ...(connectorVersion === undefined ? {} : { connectorVersion }),
    ...(meta === undefined ? {} : { meta }),
  })
  const credentials = body['credentials'] ?? undefined
  if (credentials === undefined) return
  record.credentials = credentials
  becomeReady(engine, record)
}
