import { iso } from '../engine.js'
import type { Collection } from './VendorApi.js'

export interface VendorRecord {
  id: string
  createdAt: string
  updatedAt: string
  [field: string]: unknown
}

/** What one account at an app holds. It is filled when someone first looks. */
export interface VendorStore {
  /** The newest first. */
  rows(collection: Collection): readonly VendorRecord[]
  add(collection: Collection, fields: Record<string, unknown>): VendorRecord
  remove(collection: Collection, id: string): void
}

const HOUR_MS = 3_600_000

export function createVendorStore(now: () => number): VendorStore {
  const shelves = new Map<string, { rows: VendorRecord[]; made: number }>()
  const shelf = (collection: Collection) => {
    const known = shelves.get(collection.name)
    if (known) return known
    const { seeds, one } = collection
    const rows = seeds.map((seed, index): VendorRecord => {
      const at = iso(now() - (index + 1) * 20 * HOUR_MS)
      return { id: `${one}_${seeds.length - index}`, ...seed, createdAt: at, updatedAt: at }
    })
    const fresh = { rows, made: seeds.length }
    shelves.set(collection.name, fresh)
    return fresh
  }
  return {
    rows: (collection) => shelf(collection).rows,
    add(collection, fields) {
      const place = shelf(collection)
      const at = iso(now())
      const record = { ...fields, id: `${collection.one}_${++place.made}`, createdAt: at, updatedAt: at }
      place.rows.unshift(record)
      return record
    },
    remove(collection, id) {
      const place = shelf(collection)
      place.rows = place.rows.filter((row) => row.id !== id)
    },
  }
}
