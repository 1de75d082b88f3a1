import type { Engine } from './engine.js'
import type { TenantRecord } from './records.js'

export function tenantView(engine: Engine, tenant: TenantRecord) {
  return {
    id: tenant.id,
    name: tenant.name,
    internalId: tenant.key,
    ...(tenant.fields ? { fields: tenant.fields } : {}),
    ...(tenant.credentials === undefined ? {} : { credentials: tenant.credentials }),
    createdAt: tenant.createdAt,
    lastActiveAt: tenant.lastActiveAt,
    isActive: true,
    workspaceKey: engine.workspace.key,
  }
}
