import type { ActApiCall, ActRequest } from '../../api/act.js'
import { DISPATCH } from '../../core/act/dispatch.js'
import { isFields, type Fields } from '../../core/fields.js'
import { Refusal } from '../refusal.js'

const TEXTS = [
  'key',
  'id',
  'code',
  'connectionId',
  'connectionKey',
  'integrationId',
  'integrationKey',
] as const
const KNOWN: readonly string[] = [...TEXTS, 'api', 'input', 'meta']
const METHODS: readonly unknown[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies ActApiCall['method'][]

/**
 * A body as `/act` takes it, and nothing else.
 *
 * @throws {Refusal} 400, saying what is wrong.
 */
export function toActRequest(value: unknown): ActRequest {
  if (!isFields(value)) throw wrong('must be a JSON object')
  const unknown = Object.keys(value).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) {
    throw wrong(`has the field ${JSON.stringify(unknown.slice(0, 60))}, which is none of ${KNOWN.join(', ')}`)
  }
  const chosen = DISPATCH.filter((name) => value[name] !== undefined)
  if (chosen.length !== 1) {
    throw wrong(`must have exactly one of ${DISPATCH.join(', ')}, but has ${chosen.join(' and ') || 'none'}`)
  }
  const { api, input, meta } = value
  if (meta !== undefined && !isFields(meta)) throw wrong('has a "meta" that is no object')
  return {
    ...Object.fromEntries(TEXTS.flatMap((name) => textOf(value, name))),
    ...(api !== undefined && { api: toApiCall(api) }),
    ...(input !== undefined && { input }),
    ...(meta !== undefined && { meta }),
  }
}

function textOf(value: Fields, name: string): [name: string, text: string][] {
  const text = value[name]
  if (text === undefined) return []
  if (typeof text !== 'string' || !text.trim())
    throw wrong(`has a ${JSON.stringify(name)} that is empty or no text`)
  return [[name, text]]
}

/** With the fields that Membrane knows; it drops others. */
function toApiCall(api: unknown): ActApiCall {
  if (!isFields(api)) throw wrong('has an "api" that is no object')
  const { method, path, body, headers, query } = api
  if (!isMethod(method)) throw wrong(`has an "api.method" that is none of ${METHODS.join(', ')}`)
  if (typeof path !== 'string' || !path.trim()) throw wrong('has an "api.path" that is empty or no text')
  if (!isRecordOf(headers, isText)) throw wrong('has "api.headers" that are not all text')
  if (!isRecordOf(query, isScalar))
    throw wrong('has an "api.query" with values that are no text, number or boolean')
  return {
    method,
    path,
    ...(body !== undefined && { body }),
    ...(headers && { headers }),
    ...(query && { query }),
  }
}

function isMethod(value: unknown): value is ActApiCall['method'] {
  return METHODS.includes(value)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

function isRecordOf<Value>(
  value: unknown,
  isValue: (value: unknown) => value is Value,
): value is Record<string, Value> | undefined {
  return value === undefined || (isFields(value) && Object.values(value).every(isValue))
}

export function wrong(what: string): Refusal {
  return new Refusal(400, 'bad-request', `The request's body ${what}.`)
}
