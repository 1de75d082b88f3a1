import { objectField, textFields } from '../http.js'
import { badRequest } from '../problem.js'
import type { ActionChange } from './actionRecord.js'

const TEXT = ['name', 'description', 'key', 'uuid', 'instanceKey'] as const
const OBJECTS = ['config', 'inputSchema', 'customOutputSchema', 'meta'] as const

/** All fields that a replacement takes away when it does not have them. */
export const REPLACED = ['description', 'type', 'config', 'inputSchema', 'outputSchema', 'meta'] as const

/** The types of the published schema. */
const TYPES = new Set([
  'api-request-to-external-app',
  'run-javascript',
  'http-request',
  'api-request-to-your-app',
  'connector-operation',
  'list-data-records',
  'find-data-record-by-id',
  'match-data-record',
  'create-data-record',
  'find-or-create-data-record',
  'update-data-record',
  'delete-data-record',
  'search-data-record',
  'api-request',
])

/**
 * The fields of an action that a manager sets, as far as the body has them; the rest is ignored. `null` takes a
 * field away.
 *
 * @throws {Problem} 400 when one is not what it must be.
 */
export function actionFields(body: Record<string, unknown>): ActionChange {
  const change: ActionChange = textFields(body, TEXT)
  const { type } = textFields(body, ['type'])
  if (type !== undefined) {
    if (!TYPES.has(type)) throw badRequest(`"type" must be one of ${[...TYPES].join(', ')}, not "${type}"`)
    change.type = type
  }
  for (const name of OBJECTS) {
    const value = objectField(body, name)
    if (value === undefined) {
      if (body[name] === null) change[name === 'customOutputSchema' ? 'outputSchema' : name] = undefined
    } else if (name === 'customOutputSchema') change.outputSchema = value
    else change[name] = value
  }
  if (body['description'] === null) change.description = undefined
  return change
}
