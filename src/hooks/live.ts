'use client'
import type { Connection } from '../api/connection.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import { isVisible } from './browser.js'
import { createCaches } from './caches.js'
import { toShown, type Change } from './change.js'
import { createFollower, type Follower } from './followPending.js'
import type { HostCaches } from './hosts.js'
import type { Shown } from './overlays.js'
import { openTabs, type Tabs } from './tabs.js'

export { append, pagesOf, replacePage } from './pageChanges.js'

/** What keeps the data of one provider true once it is there. A chunk of its own: nothing needs it before. */
export interface Live extends Follower {
  tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
  toShown: (change: Change) => Shown
  /** Writes all of the tenant's connections, as they were just read, where else they are shown. */
  embed: (scope: Scope, connections: readonly Connection[]) => void
  /** Listens to the other tabs of this scope. Returns the undo. */
  listen: (scopeKey: string) => () => void
}

export function createLive(session: Session, hosts: HostCaches): Live {
  const caches = createCaches(hosts, () => session.snapshot())
  let tabs: Tabs | null = null

  async function tell(change: Change, { revalidate = true } = {}): Promise<void> {
    const scope = session.scope()
    if (!scope) return
    caches.apply(scope, change)
    tabs?.tell(change)
    if (!revalidate) return
    // What was removed cannot be got any more.
    if (change.kind === 'remove') await caches.revalidate(scope, 'connections')
    else await caches.revalidate(scope, 'connections', 'connection')
  }

  return {
    tell,
    toShown,
    embed: caches.embed,
    ...createFollower({ session, tell }),
    listen(scopeKey) {
      const mine = openTabs(scopeKey, (change) => {
        const scope = session.scope()
        if (scope?.key !== scopeKey) return
        caches.apply(scope, change)
        // What is hidden asks when it is looked at again.
        if (change.kind === 'stale' && isVisible()) void caches.revalidate(scope, 'connections', 'connection')
      })
      tabs = mine
      return () => {
        mine.close()
        if (tabs === mine) tabs = null
      }
    },
  }
}
