import { deepCopy } from '../deepCopy.js'
import { iso } from '../engine.js'
import type { Collection, VendorRequest, VendorResponse } from './VendorApi.js'
import type { VendorRecord, VendorStore } from './vendorStore.js'

/** An account at an app, as its API sees it. */
export interface Account {
  readonly name: string
  readonly collections: readonly Collection[]
  readonly store: VendorStore
  now(): number
}

/**
 * How an invented app answers: `GET` and `POST` on a collection, `GET`, `PATCH`, `PUT` and `DELETE` on one of its
 * records, `GET /me`, and 404 with the endpoints that exist for anything else.
 */
export function answer(account: Account, request: VendorRequest): VendorResponse {
  const path = request.path.replace(/\/+$/, '') || '/'
  if (path === '/me')
    return request.method === 'GET' ? json(200, { account: account.name }) : notAllowed('GET')
  for (const collection of account.collections) {
    for (const base of [`/${collection.name}`, ...(collection.aliases ?? [])]) {
      if (path === base) return onAll(account, collection, request)
      if (path.startsWith(`${base}/`)) return onOne(account, collection, request, path.slice(base.length + 1))
    }
  }
  const endpoints = ['/me', ...account.collections.map(({ name }) => `/${name}`)]
  return problem(404, 'not_found', `There is no ${request.method} ${request.path}`, { endpoints })
}

function onAll({ store }: Account, collection: Collection, request: VendorRequest): VendorResponse {
  if (request.method === 'GET') return list(store, collection, request)
  if (request.method !== 'POST') return notAllowed('GET, POST')
  const fields = objectOf(request.body)
  if (!fields) return problem(400, 'invalid_body', 'The body must be a JSON object')
  const missing = collection.required.filter((name) => isBlank(fields[name]))
  if (missing.length > 0) return unprocessable(missing)
  return json(201, store.add(collection, deepCopy(fields)))
}

function onOne(account: Account, collection: Collection, request: VendorRequest, id: string): VendorResponse {
  const { store } = account
  const record = store.rows(collection).find((row) => row.id === id)
  if (!record) return problem(404, 'not_found', `There is no ${collection.one} "${id}"`)
  if (request.method === 'GET') return json(200, record)
  if (request.method === 'DELETE') {
    store.remove(collection, id)
    return { status: 204, headers: {}, body: undefined }
  }
  if (request.method !== 'PATCH' && request.method !== 'PUT') return notAllowed('GET, PATCH, PUT, DELETE')
  const fields = objectOf(request.body)
  if (!fields) return problem(400, 'invalid_body', 'The body must be a JSON object')
  const emptied = collection.required.filter((name) => name in fields && isBlank(fields[name]))
  if (emptied.length > 0) return unprocessable(emptied)
  return json(200, change(record, fields, account.now()))
}

function change(record: VendorRecord, fields: Record<string, unknown>, now: number): VendorRecord {
  const { id, createdAt } = record
  return Object.assign(record, deepCopy(fields), { id, createdAt, updatedAt: iso(now) })
}

function list(store: VendorStore, collection: Collection, { query }: VendorRequest): VendorResponse {
  const limit = Number(query['limit'] ?? 20)
  const offset = Number(query['offset'] ?? 0)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100 || !Number.isInteger(offset) || offset < 0)
    return problem(400, 'invalid_query', '"limit" must be 1 to 100 and "offset" 0 or above')
  const search = query['search']?.toLowerCase()
  const rows = store
    .rows(collection)
    .filter((row) => !search || JSON.stringify(row).toLowerCase().includes(search))
  return json(200, { [collection.name]: rows.slice(offset, offset + limit), total: rows.length })
}

const unprocessable = (fields: readonly string[]): VendorResponse =>
  problem(422, 'missing_fields', `Missing: ${fields.join(', ')}`, { fields })

const notAllowed = (allow: string): VendorResponse => {
  const answered = problem(405, 'method_not_allowed', `Use ${allow}`)
  return { ...answered, headers: { ...answered.headers, allow } }
}

const problem = (status: number, code: string, message: string, more: object = {}): VendorResponse =>
  json(status, { error: { code, message, ...more } })

const json = (status: number, body: unknown): VendorResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: deepCopy(body),
})

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === ''

function objectOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value))
}
