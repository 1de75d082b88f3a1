import type { Connection } from '../api/connection.js'
import { canRefresh, nextRefresh } from './credentials.js'
import { deepCopy } from './deepCopy.js'
import type { Engine } from './engine.js'
import type { StoredConnection } from './records.js'

/** A connection's own fields as they are sent: a copy that holds still. */
export function shownConnection(engine: Engine, data: StoredConnection): Connection {
  return {
    ...deepCopy(data),
    ...(data.canRefreshCredentials ? { canRefreshCredentials: canRefresh(data) } : {}),
    ...(data.nextCredentialsRefreshAt
      ? { nextCredentialsRefreshAt: nextRefresh(engine, data.nextCredentialsRefreshAt) }
      : {}),
  }
}
