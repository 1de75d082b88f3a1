/** The demo's customers. Each is a tenant: none ever sees another's connections. */
export const tenants = [
  { key: 'acme', name: 'Acme Inc' },
  { key: 'bluebird', name: 'Bluebird Labs' },
  { key: 'cedar', name: 'Cedar & Co' },
] as const

export type TenantKey = (typeof tenants)[number]['key']

/** Who looks at the demo: one of the customers, or nobody. The token route signs for none but those in the list. */
export type Visitor = TenantKey | 'nobody'

export function isVisitor(value: unknown): value is Visitor {
  return value === 'nobody' || tenants.some((tenant) => tenant.key === value)
}
