import type { IntegrationRecord } from './records.js'

/** Integrations in their order, found by id, key or uuid. Filled when first looked at. */
export interface IntegrationTable {
  all(): readonly IntegrationRecord[]
  byId(id: string): IntegrationRecord | undefined
  byKey(key: string): IntegrationRecord | undefined
  /** By id, else by key, else by uuid. */
  find(selector: string): IntegrationRecord | undefined
  add(record: IntegrationRecord): void
  rekey(record: IntegrationRecord, key: string): void
}

export function createIntegrationTable(fill: () => IntegrationRecord[]): IntegrationTable {
  interface Tables {
    rows: IntegrationRecord[]
    ids: Map<string, IntegrationRecord>
    keys: Map<string, IntegrationRecord>
  }
  let tables: Tables | undefined
  const get = (): Tables => {
    if (tables) return tables
    const rows = fill()
    tables = {
      rows,
      ids: new Map(rows.map((row) => [row.data.id, row])),
      keys: new Map(rows.map((row) => [row.data.key, row])),
    }
    return tables
  }
  return {
    all: () => get().rows,
    byId: (id) => get().ids.get(id),
    byKey: (key) => get().keys.get(key),
    find: (selector) =>
      get().ids.get(selector) ??
      get().keys.get(selector) ??
      get().rows.find((row) => row.data.uuid !== undefined && row.data.uuid === selector),
    add(record) {
      const { rows, ids, keys } = get()
      rows.push(record)
      ids.set(record.data.id, record)
      keys.set(record.data.key, record)
    },
    rekey(record, key) {
      const { keys } = get()
      if (keys.get(record.data.key) === record) keys.delete(record.data.key)
      record.data = { ...record.data, key }
      keys.set(key, record)
    },
  }
}
