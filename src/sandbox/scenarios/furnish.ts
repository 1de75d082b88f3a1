import type { CatalogueApp } from '../catalogue/index.js'
import { addConnection } from '../connections.js'
import { watchExpiry } from '../credentials.js'
import { iso, type Engine } from '../engine.js'
import { ensureIntegration } from '../integrations.js'
import type { ConnectionChange, ConnectionRecord, TenantRecord } from '../records.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Placed {
  /** Days since it was connected. */
  connectedDaysAgo?: number
  /** Hours since it was last used; absent: never. */
  usedHoursAgo?: number
  fields?: ConnectionChange
}

/** Puts a connection of an app in a tenant's world, as if it had been made some time ago. */
export function place(
  engine: Engine,
  tenant: TenantRecord,
  app: CatalogueApp,
  { connectedDaysAgo = 30, usedHoursAgo, fields = {} }: Placed = {},
): ConnectionRecord {
  const now = engine.clock.now()
  const usedAt = usedHoursAgo === undefined ? undefined : iso(now - usedHoursAgo * HOUR_MS)
  const createdAt = iso(now - connectedDaysAgo * DAY_MS)
  const record = addConnection(engine, {
    tenant,
    app,
    integration: ensureIntegration(engine, app),
    hasCredentials: usedAt !== undefined,
    fields: {
      name: app.accountExample,
      state: 'READY',
      createdAt,
      updatedAt: usedAt ?? createdAt,
      ...(usedAt ? { lastActiveAt: usedAt } : {}),
      ...(usedAt && app.canRefreshCredentials && fields.disconnected !== true
        ? { nextCredentialsRefreshAt: iso(now + HOUR_MS) }
        : {}),
      ...fields,
    },
  })
  if (record.data.state === 'READY') watchExpiry(engine, record)
  return record
}
