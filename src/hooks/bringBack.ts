'use client'
import type { Connection } from '../api/connection.js'
import { isMembraneError } from '../core/errors.js'
import { connectionStatus } from '../core/status.js'
import type { MembraneContextValue } from './context.js'
import { scopeToChange } from './readUnder.js'
import { tell, tellUncertain } from './tell.js'
import { restoreConnection } from '../core/requests/connectionChanges.js'
import { getConnection } from '../core/requests/connection.js'

/** `restored-disconnected`: it is back, but its access was revoked meanwhile; it has to be reconnected. */
export type Restored = 'restored' | 'restored-disconnected'

/** Brings an archived connection back, and into every list. */
export async function bringBack(
  context: MembraneContextValue,
  archived: Connection,
): Promise<{ connection: Connection; outcome: Restored }> {
  const { session } = context
  const scope = scopeToChange(archived, context)
  await restoreConnection(session.send, archived.id, { scope }).catch((error: unknown) => {
    if (isMembraneError(error)) tellUncertain(context, error)
    throw error
  })
  let connection = archived
  try {
    // What `restore` answers does not say how the connection is doing.
    connection = await getConnection(session.send, archived.id, { scope })
    void tell(context, { kind: 'upsert', connection })
  } catch (error) {
    if (!isMembraneError(error) || error.code === 'aborted') throw error
    void tell(context, { kind: 'stale' })
  }
  const outcome = connectionStatus(connection).kind === 'disconnected' ? 'restored-disconnected' : 'restored'
  return { connection, outcome }
}
