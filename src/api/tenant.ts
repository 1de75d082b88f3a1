/** `GET /self` with a tenant's token. `internalId` is the `tenantKey`. */
export interface Tenant {
  id: string
  name?: string
  internalId?: string
  fields?: Record<string, unknown>
  createdAt?: string
}
