import { badResponse } from '../../core/border.js'
import { isFields } from '../../core/fields.js'
import type { IntegrationParameter, IntegrationParameters, WorkspaceRecord } from './types.js'

/** Checks a workspace, and gives it settings if it has none. */
export function toWorkspace(value: unknown): WorkspaceRecord {
  if (!isFields(value) || typeof value.id !== 'string') throw badResponse('a workspace with an id')
  const { id, key, settings } = value
  return {
    ...value,
    id,
    key: typeof key === 'string' ? key : id,
    settings: isFields(settings) ? settings : {},
  }
}

/** Checks the parameters of an integration; what is none is left out. */
export function toParameters(value: unknown): IntegrationParameters {
  if (!isFields(value)) throw badResponse('the parameters of an integration')
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, parameter]): [string, IntegrationParameter][] =>
      isFields(parameter) ? [[name, { ...parameter, name }]] : [],
    ),
  )
}
