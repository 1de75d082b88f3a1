'use client'
import { useEffect } from 'react'
import { useSWRConfig, type Cache, type ScopedMutator } from 'swr'

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
  const users = new Set<{ host: HostCache }>()
  return {
    attach(host) {
      const user = { host }
      users.add(user)
      return () => void users.delete(user)
    },
    all: () => [...new Map([...users].map(({ host }) => [host.mutate, host])).values()],
  }
}

/** The cache of the host here, while it is in use. */
export function useHostCache(hosts: HostCaches): HostCache {
  const host = useSWRConfig()
  useEffect(() => hosts.attach(host), [hosts, host])
  return host
}
