'use client'
import { unstable_serialize } from 'swr'
import { isMembraneError } from '../core/errors.js'
import { isFields } from '../core/fields.js'
import type { MembraneKey } from '../core/keys.js'
import { listConnections } from '../core/requests/connections.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import type { Caches } from './caches.js'
import type { Change } from './change.js'
import type { Flights } from './flights.js'
import { isEmpty } from './served.js'

/** Asks anew for what may be different after a change, as far as it is on the page. Never rejects. */
export type AskAnew = (scope: Scope, change: Change) => Promise<void>

export function createAskAnew(session: Session, caches: Caches, flights: Flights): AskAnew {
  let latest = 0

  /**
   * Integrations embed their connection, and are not asked for again for its sake. Where nobody shows all
   * connections, who would write them there, they are read for the integrations alone.
   */
  async function embedAnew(scope: Scope): Promise<void> {
    const shown = caches.keys(scope).filter((key) => flights.isWatched(unstable_serialize(key)))
    if (!shown.some(([, , resource]) => /^integrations?$/.test(resource)) || shown.some(isAllConnections))
      return
    const mine = ++latest
    try {
      const connections = await listConnections(session.send, {}, { scope: scope.key })
      if (mine === latest) caches.embed(scope, connections)
    } catch (error) {
      if (!isMembraneError(error)) throw error
      // Their hooks say what is wrong, and try again.
      if (error.code !== 'aborted') await caches.revalidate(scope, 'integrations', 'integration')
    }
  }

  return async (scope, change) => {
    if (change.kind === 'stale-integrations') return caches.revalidate(scope, ...EVERYTHING)
    // What was removed cannot be got any more.
    const records = change.kind === 'remove' ? [] : (['connection'] as const)
    await Promise.all([caches.revalidate(scope, 'connections', ...records), embedAnew(scope)])
  }
}

const EVERYTHING = ['integrations', 'integration', 'connections', 'connection'] as const

function isAllConnections([, , resource, query]: MembraneKey): boolean {
  return resource === 'connections' && isFields(query) && isEmpty(query)
}
