import type { Connection } from '../api/connection.js'

/** Whether a connection will change by itself soon: worth following. The same as `connectionStatus(…).pending`. */
export function isPending({ archivedAt, isDeactivated, state }: Connection): boolean {
  if (archivedAt) return false
  return (
    state === 'DISCONNECTING' || (!isDeactivated && (state === 'BUILDING' || state === 'SETUP_IN_PROGRESS'))
  )
}
