import type { Action } from '../api/action.js'
import type { ActionRun, ActionRunDetails } from '../api/action-run.js'
import { badResponse, checked, hasId, readers } from './border.js'
import { isFields, type Fields } from './fields.js'
import { each, mend, number, text, type Reader } from './mend.js'

const isAction = (fields: Fields): boolean => {
  mend(fields, actionReaders)
  return hasId(fields)
}

/** An integration that a universal action works for, and what it runs there. */
function appliedTo(value: unknown): unknown {
  if (!isFields(value) || !isFields(value.integration)) return undefined
  mend(value.integration, readers)
  return value
}

const list =
  (reader: Reader): Reader =>
  (value) =>
    Array.isArray(value) ? value.map(reader).filter((item) => item !== undefined) : undefined

const actionReaders: Readonly<Record<string, Reader>> = {
  ...each(text, 'integrationKey connectionId parentId universalParentId'),
  appliedToIntegrations: list(appliedTo),
}

const runReaders: Readonly<Record<string, Reader>> = {
  ...each(text, 'status connectionId completedAt'),
  ...each(number, 'duration'),
}

/** Checks an action and mends it in place. */
export const toAction = checked<Action>('an action with an id', isAction)

/** Checks the record of a run and mends it in place. */
export const toActionRun = checked<ActionRun>('the record of a run', (fields) => {
  mend(fields, runReaders)
  return hasId(fields)
})

/** Its shape is unpublished: any object will do, and nothing in it is taken for granted. */
export function toRunDetails(value: unknown): ActionRunDetails {
  if (isFields(value)) return value
  throw badResponse('the details of a run')
}
