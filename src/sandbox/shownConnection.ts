import type { ClientAction, Connection } from '../api/connection.js'
import { canRefresh, nextRefresh } from './credentials.js'
import { deepCopy } from './deepCopy.js'
import type { Engine } from './engine.js'
import type { ConnectionRecord } from './records.js'
import { actionRequestId, requestUrl } from './requests.js'

/** A connection's own fields as they are sent: a copy that holds still. */
export function shownConnection(engine: Engine, record: ConnectionRecord): Connection {
  const { data } = record
  return {
    ...deepCopy(data),
    ...(data.state === 'CLIENT_ACTION_REQUIRED' && !data.clientAction
      ? { clientAction: signInAction(engine, record) }
      : {}),
    ...(data.canRefreshCredentials ? { canRefreshCredentials: canRefresh(data) } : {}),
    ...(data.nextCredentialsRefreshAt
      ? { nextCredentialsRefreshAt: nextRefresh(engine, data.nextCredentialsRefreshAt) }
      : {}),
  }
}

/** Made when it is shown: the address it leads to is that of the sandbox by then. */
function signInAction(engine: Engine, { app, data }: ConnectionRecord): ClientAction {
  const again = data.disconnected === true || data.lastActiveAt !== undefined
  return {
    type: 'connect',
    description: `Sign in to ${app.name}${again ? ' again' : ''}`,
    uiUrl: requestUrl(engine, actionRequestId(data.id)),
  }
}
