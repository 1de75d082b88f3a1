import type { Engine } from '../engine.js'
import { badRequest } from '../problem.js'
import { actionFields, REPLACED } from './actionFields.js'
import { layerOf, type ActionRecord } from './actionRecord.js'
import { changeAction, requireEditable, requireFreeActionKey } from './changeAction.js'
import { universalAction } from './findAction.js'

/** `PATCH` merges; `PUT` replaces, and keeps only the name and the key when it has none. */
export function editAction(
  engine: Engine,
  record: ActionRecord,
  body: Record<string, unknown>,
  replaces: boolean,
): void {
  requireEditable(record)
  const fields = actionFields(body)
  if (fields.key === '') delete fields.key
  const gone = replaces ? Object.fromEntries(REPLACED.map((name) => [name, undefined])) : {}
  if (fields.key !== undefined) requireFreeActionKey(engine, { ...record.data, key: fields.key })
  changeAction(engine, record, {
    ...gone,
    ...fields,
    ...((record.original ?? record.data.parentId) ? { isCustomized: true } : {}),
  })
}

/**
 * Back to what it was before anybody changed it, or to the universal action that it stands in for.
 *
 * @throws {Problem} 400 when there is neither.
 */
export function resetAction(engine: Engine, record: ActionRecord): void {
  requireEditable(record)
  const { data, original } = record
  const parent =
    (data.parentId ? engine.world.actions.byId(data.parentId) : undefined) ??
    (layerOf(data) === 'universal' ? undefined : universalAction(engine, data.key))
  const source = original ?? parent?.data
  if (!source) throw badRequest(`Action '${data.id}' has nothing to be reset to`, { actionId: data.id })
  const { name, description, type, config, inputSchema, outputSchema, meta } = source
  changeAction(engine, record, {
    name,
    description,
    type,
    config,
    inputSchema,
    outputSchema,
    meta,
    isCustomized: undefined,
  })
}
