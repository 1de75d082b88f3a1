import type { Context } from 'hono'
import type { Page } from '../api/page.js'
import { authenticate, type Identity } from './auth.js'
import { base64url, fromBase64url, fromUtf8, utf8 } from './bytes.js'
import type { Engine } from './engine.js'
import { badRequest } from './problem.js'

/** Unpublished; the official React client always sends 25. */
const DEFAULT_LIMIT = 25
const MAX_LIMIT = 1_000

/** Whom the request speaks for: by its `Authorization` header, else by `token` in the query. */
export function identify(engine: Engine, c: Context): Identity {
  const header = c.req.header('authorization')
  const token = header === undefined ? c.req.query('token') : /^bearer\s+(.+)$/i.exec(header)?.[1]
  const identity = authenticate(engine, token)
  const entry = engine.log.of(c.req.raw)
  if (entry && identity.tenant) entry.tenantKey = identity.tenant.key
  return identity
}

/** The JSON in the body, of any kind; `undefined` when there is none. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('The body is not JSON')
  }
}

/** The JSON object in the body; an absent body is an empty one. */
export async function readBody(c: Context): Promise<Record<string, unknown>> {
  const value = await readJson(c)
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('The body must be a JSON object')
  return Object.fromEntries(Object.entries(value))
}

/** `true`/`1` and `false`/`0`; any other text counts as true; blank is absent. */
export function booleanQuery(c: Context, name: string): boolean | undefined {
  const text = c.req.query(name)?.trim()
  if (!text) return undefined
  return text !== 'false' && text !== '0'
}

/** `connectors`, `externalApps` and `websearch` are numbers: `true` is not one. */
export function numberQuery(c: Context, name: string): number | undefined {
  const text = c.req.query(name)?.trim()
  if (!text) return undefined
  const value = Number(text)
  if (Number.isNaN(value)) throw badRequest(`"${name}" must be 1 or 0, not "${text}"`)
  return value
}

export function textQuery(c: Context, name: string): string | undefined {
  const text = c.req.query(name)
  return text === undefined || text === '' ? undefined : text
}

export interface Rows<Row> {
  /** All there are, in order, hidden ones included: that is what makes cursors hold. */
  rows: readonly Row[]
  /** What the cursor remembers of a row. */
  idOf: (row: Row) => string
  keep: (row: Row) => boolean
}

/**
 * One page: `limit` 1 to 1000, a `cursor` from the page before, where `0` means from the start. The cursor
 * remembers the last row, so that rows added meanwhile shift nothing.
 *
 * @throws {Problem} 400 for a limit out of range or a cursor that is not one.
 */
export function pageOf<Row>(c: Context, { rows, idOf, keep }: Rows<Row>): Page<Row> {
  const limit = limitOf(c)
  const page: Row[] = []
  for (let index = startOf(c, rows, idOf); index < rows.length; index++) {
    const row = rows[index]
    if (row === undefined || !keep(row)) continue
    const last = page.at(-1)
    if (page.length === limit && last !== undefined)
      return { items: page, cursor: base64url(utf8(idOf(last))) }
    page.push(row)
  }
  return { items: page }
}

function limitOf(c: Context): number {
  const text = textQuery(c, 'limit')
  if (text === undefined) return DEFAULT_LIMIT
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw badRequest(`"limit" must be a whole number from 1 to ${MAX_LIMIT}, not "${text}"`)
  return limit
}

function startOf<Row>(c: Context, rows: readonly Row[], idOf: (row: Row) => string): number {
  const cursor = textQuery(c, 'cursor')
  if (cursor === undefined || cursor === '0') return 0
  let id: string | undefined
  try {
    id = fromUtf8(fromBase64url(cursor))
  } catch {
    id = undefined
  }
  const index = id === undefined ? -1 : rows.findIndex((row) => idOf(row) === id)
  if (index < 0) throw badRequest('"cursor" is not one that a page of this list gave')
  return index + 1
}

/** The fields of a body that are text, named one by one. */
export function textFields<Name extends string>(
  body: Record<string, unknown>,
  names: readonly Name[],
): { [Key in Name]?: string } {
  const found: { [Key in Name]?: string } = {}
  for (const name of names) {
    const value = body[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') throw badRequest(`"${name}" must be text`)
    found[name] = value
  }
  return found
}

/** A field that must be an object when it is there. */
export function objectField(
  body: Record<string, unknown>,
  name: string,
): Record<string, unknown> | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest(`"${name}" must be an object`)
  return Object.fromEntries(Object.entries(value))
}
