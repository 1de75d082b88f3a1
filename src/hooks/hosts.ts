'use client'
import type { Cache, ScopedMutator } from 'swr'

/** An SWR cache of the host. There may be several on a page: each `SWRConfig` with a `provider` is one. */
export interface HostCache {
  readonly cache: Cache
  readonly mutate: ScopedMutator
}

/** The caches in which hooks of one provider keep their data. */
export interface HostCaches {
  /** Says that a hook uses this one. Returns the undo. */
  attach: (host: HostCache) => () => void
  all: () => readonly HostCache[]
}

export function createHostCaches(): HostCaches {
  const attached = new Map<ScopedMutator, { host: HostCache; users: number }>()
  return {
    attach(host) {
      const entry = attached.get(host.mutate) ?? { host, users: 0 }
      attached.set(host.mutate, entry)
      entry.users++
      return () => {
        if (--entry.users === 0) attached.delete(host.mutate)
      }
    },
    all: () => [...attached.values()].map(({ host }) => host),
  }
}
