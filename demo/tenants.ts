/** The demo's customers. Each is a tenant: none ever sees another's connections. */
export const tenants = [
  { key: 'acme', name: 'Acme Inc' },
  { key: 'bluebird', name: 'Bluebird Labs' },
  { key: 'cedar', name: 'Cedar & Co' },
] as const

export type TenantKey = (typeof tenants)[number]['key']

export function isTenantKey(value: unknown): value is TenantKey {
  return tenants.some((tenant) => tenant.key === value)
}
