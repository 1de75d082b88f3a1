import type { VendorRequest } from '../vendors/VendorApi.js'

/** A `config.request` as a manager wrote it. */
interface RequestConfig {
  method: string
  path: string
  query?: unknown
  headers?: unknown
  body?: unknown
}

/**
 * Fills an action's request in: `{name}` in the path, and `{ "$var": "$.input.name" }` anywhere. Where the request
 * says nothing of it, what is left of the input is the body, or the query of a GET or DELETE; an input that is no
 * object is the body as it is.
 */
export function fillIn(config: RequestConfig, given: unknown): VendorRequest {
  const input = given ?? {}
  const fields = asRecord(input)
  const isBare = typeof input !== 'object' || Array.isArray(input)
  const left = { ...fields }
  const path = config.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    delete left[name]
    return encodeURIComponent(text(fields[name]))
  })
  const sendsBody = config.method !== 'GET' && config.method !== 'DELETE'
  const query = config.query === undefined ? (sendsBody ? {} : left) : replaced(config.query, input)
  const rest = isBare ? input : left
  const body = config.body === undefined ? (sendsBody ? rest : undefined) : replaced(config.body, input)
  return {
    method: config.method,
    path,
    query: texts(query),
    headers: texts(replaced(config.headers, input)),
    ...(body === undefined ? {} : { body }),
  }
}

export function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value))
}

/** A copy in which every `$var` is what it points at. */
function replaced(value: unknown, input: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, input))
  if (typeof value !== 'object' || value === null) return value
  if ('$var' in value) return pointedAt(String(value.$var), { input })
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, input)]))
}

/** `$.input.address.city` */
function pointedAt(path: string, root: unknown): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      root,
    )
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null)
  return Object.fromEntries(entries.map(([key, item]) => [key, text(item)]))
}

function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
