import type { Wanted } from './connectTarget.js'
import { badRequest } from './problem.js'

/** The fields of a connect form, all text: objects as JSON, `allowMultipleConnections` as `1` or empty. */
export type FlowParams = { readonly [name: string]: string | undefined }

/**
 * What a screen was opened with: the query, the fields of a form, and what the JSON in its field `payload` holds.
 *
 * @throws {Problem} 400 when `payload` is not a JSON object.
 */
export async function readFlowParams(request: Request): Promise<FlowParams> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const posted = request.method === 'POST' ? await readForm(request) : {}
  const { payload, ...fields } = { ...query, ...posted }
  return { ...fields, ...(payload === undefined ? {} : readPayload(payload)) }
}

/** Screens take forms; a script may send JSON. */
async function readForm(request: Request): Promise<Record<string, string>> {
  const text = await request.text()
  if (request.headers.get('content-type')?.includes('json')) return readPayload(text)
  return Object.fromEntries(new URLSearchParams(text))
}

function readPayload(text: string): Record<string, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('The form field "payload" must hold a JSON object')
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null)
  return Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      typeof field === 'string' ? field : field === true ? '1' : field === false ? '' : JSON.stringify(field),
    ]),
  )
}

/** What is to be connected, from a form's fields; empty text counts as absent. */
export function wantedOf(params: FlowParams): Wanted {
  const text = (name: string) => (params[name] ? params[name] : undefined)
  const connectionKey = text('connectionKey')
  if (connectionKey !== undefined && connectionKey.length > 100)
    throw badRequest('"connectionKey" is longer than 100 characters')
  return {
    connectionId: text('connectionId'),
    connectionKey,
    integrationId: text('integrationId'),
    integrationKey: text('integrationKey'),
    connectorId: text('connectorId'),
    connectorKey: text('connectorKey'),
    externalAppId: text('externalAppId'),
    externalAppKey: text('externalAppKey'),
    intent: text('intent'),
    allowMultipleConnections: ['1', 'true'].includes(params['allowMultipleConnections'] ?? ''),
  }
}

/** A field that holds a JSON object as text. */
export function objectOf(text: string, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value))
  } catch {
    // said below
  }
  throw badRequest(`"${name}" must be a JSON object`)
}
