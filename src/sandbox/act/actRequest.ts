import type { ActApiCall } from '../../api/act.js'
import { badRequest } from '../problem.js'

/** What was asked of `/act`, checked. */
export interface CheckedAct {
  readonly dispatch: Dispatch
  readonly connectionId?: string
  readonly connectionKey?: string
  readonly integrationId?: string
  readonly integrationKey?: string
  readonly input?: unknown
  readonly meta?: Record<string, unknown>
  /** As it came, for the run log. */
  readonly body: Readonly<Record<string, unknown>>
}

export type Dispatch =
  | { readonly kind: 'id' | 'key' | 'code'; readonly value: string }
  | { readonly kind: 'api'; readonly value: ActApiCall }

const DISPATCH = ['api', 'code', 'id', 'key'] as const
const SCOPE = ['connectionId', 'connectionKey', 'integrationId', 'integrationKey'] as const
const KNOWN = new Set<string>([...DISPATCH, ...SCOPE, 'input', 'meta'])
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * The schema of `/act` is strict: an unknown field is refused, and exactly one of `api`, `code`, `id`, `key` says
 * what to run.
 *
 * @throws {Problem} 400.
 */
export function checkAct(body: Record<string, unknown>): CheckedAct {
  const unknown = Object.keys(body).filter((name) => !KNOWN.has(name))
  if (unknown.length > 0)
    throw badRequest(`Unrecognized key: ${unknown.map((name) => `"${name}"`).join(', ')}`, { keys: unknown })
  const named = DISPATCH.filter((name) => body[name] !== undefined)
  const [kind] = named
  if (kind === undefined) throw badRequest('Say what to run: give one of "api", "code", "id" or "key"')
  if (named.length > 1)
    throw badRequest(`Give exactly one of "api", "code", "id" and "key", not ${named.length}`, {
      keys: named,
    })
  const scope: { [Name in (typeof SCOPE)[number]]?: string } = {}
  for (const name of SCOPE) {
    const value = body[name]
    if (value !== undefined) scope[name] = textOf(name, value)
  }
  return {
    ...scope,
    dispatch:
      kind === 'api' ? { kind, value: apiOf(body['api']) } : { kind, value: textOf(kind, body[kind]) },
    ...(body['input'] === undefined ? {} : { input: body['input'] }),
    ...(body['meta'] === undefined ? {} : { meta: recordOf('meta', body['meta']) }),
    body,
  }
}

/** Unknown keys inside are dropped; `url` and `data` are older names of `path` and `body`. */
function apiOf(value: unknown): ActApiCall {
  const given = recordOf('api', value)
  const method = METHODS.find((name) => name === given['method'])
  if (!method) throw badRequest(`"api.method" must be one of ${METHODS.join(', ')}`)
  const path = given['path'] ?? given['url']
  if (typeof path !== 'string' || path === '')
    throw badRequest('"api.path" is missing: give a path of the app, such as "/contacts"')
  if (!path.startsWith('/') || path.startsWith('//'))
    throw badRequest('"api.path" must begin with one slash: the connection knows the address of the app')
  const body = given['body'] ?? given['data']
  return {
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(given['headers'] === undefined ? {} : { headers: textsOf('api.headers', given['headers']) }),
    ...(given['query'] === undefined ? {} : { query: queryOf(given['query']) }),
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw badRequest(`"${name}" must be text, and not empty`)
}

function recordOf(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value))
  throw badRequest(`"${name}" must be an object`)
}

const textsOf = (name: string, value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordOf(name, value)).map(([key, text]) => {
      if (typeof text !== 'string') throw badRequest(`"${name}.${key}" must be text`)
      return [key, text]
    }),
  )

const queryOf = (value: unknown): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(recordOf('api.query', value)).map(([key, item]) => {
      if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean')
        return [key, item]
      throw badRequest(`"api.query.${key}" must be text, a number, true or false`)
    }),
  )
