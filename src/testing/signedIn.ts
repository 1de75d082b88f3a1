/** Whom the tokens name. */
export interface TestTenantIdentity {
  tenantKey: string
  name?: string
  fields?: Record<string, unknown>
}

/** Who is signed in: a tenant's key, the key with a name and fields, or `null` for nobody. */
export type TestTenant = string | TestTenantIdentity | null

/** Who is signed in to one test's app; those who show it hear of a change. */
export interface SignedIn {
  who: () => TestTenantIdentity | null
  subscribe: (listener: () => void) => () => void
  become: (tenant: TestTenant) => void
}

export function createSignedIn(first: TestTenant): SignedIn {
  let who = toIdentity(first)
  const listeners = new Set<() => void>()
  return {
    who: () => who,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    become(tenant) {
      who = toIdentity(tenant)
      for (const listener of listeners) listener()
    },
  }
}

const toIdentity = (tenant: TestTenant) => (typeof tenant === 'string' ? { tenantKey: tenant } : tenant)
