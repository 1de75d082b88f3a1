import type { ConnectionRecord } from './records.js'

/** Connections in the order they came, found by id, and within a tenant by key: as fast for thousands as for one. */
export interface ConnectionTable {
  /** Of all tenants when none is named. */
  all(tenantKey?: string): readonly ConnectionRecord[]
  byId(id: string): ConnectionRecord | undefined
  /** Whose key this is, archived ones included, in the order they took it. */
  withKey(tenantKey: string, key: string): readonly ConnectionRecord[]
  /** The key itself when nobody in the tenant has it, else with `-2`, `-3`, … */
  freeKey(tenantKey: string, wanted: string): string
  add(record: ConnectionRecord): void
  /** Says that the record had this key until now. */
  rekeyed(record: ConnectionRecord, before: string): void
}

interface TenantRows {
  rows: ConnectionRecord[]
  keys: Map<string, ConnectionRecord[]>
  /** The number last found free for a wanted key: all below it are taken. */
  suffixes: Map<string, number>
}

export function createConnectionTable(): ConnectionTable {
  const rows: ConnectionRecord[] = []
  const ids = new Map<string, ConnectionRecord>()
  const tenants = new Map<string, TenantRows>()
  const of = (tenantKey: string): TenantRows => {
    const tenant = tenants.get(tenantKey) ?? { rows: [], keys: new Map(), suffixes: new Map() }
    tenants.set(tenantKey, tenant)
    return tenant
  }
  const take = ({ keys }: TenantRows, record: ConnectionRecord) => {
    const same = keys.get(record.data.key)
    if (same) same.push(record)
    else keys.set(record.data.key, [record])
  }
  return {
    all: (tenantKey) => (tenantKey === undefined ? rows : of(tenantKey).rows),
    byId: (id) => ids.get(id),
    withKey: (tenantKey, key) => of(tenantKey).keys.get(key) ?? [],
    freeKey(tenantKey, wanted) {
      const { keys, suffixes } = of(tenantKey)
      if (!keys.has(wanted)) return wanted
      let number = suffixes.get(wanted) ?? 2
      while (keys.has(`${wanted}-${number}`)) number++
      suffixes.set(wanted, number)
      return `${wanted}-${number}`
    },
    add(record) {
      const tenant = of(record.tenantKey)
      rows.push(record)
      tenant.rows.push(record)
      ids.set(record.data.id, record)
      take(tenant, record)
    },
    rekeyed(record, before) {
      const tenant = of(record.tenantKey)
      const others = (tenant.keys.get(before) ?? []).filter((other) => other !== record)
      if (others.length > 0) tenant.keys.set(before, others)
      else tenant.keys.delete(before)
      tenant.suffixes.clear()
      take(tenant, record)
    },
  }
}
