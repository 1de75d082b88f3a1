import type { ActResult } from '../../api/act.js'
import type { Fields } from '../fields.js'
import { textIn } from './verdict.js'

/** Only what an act answers: whatever else a server may send along is dropped. */
export function toActResult(body: Fields): ActResult {
  const actionRunId = runIdOf(body)
  return {
    ...('output' in body && { output: body.output }),
    ...(actionRunId !== undefined && { actionRunId }),
  }
}

/** The run that an answer is about, a failure's too. */
export const runIdOf = (body: unknown): string | undefined => textIn(body, ({ actionRunId }) => actionRunId)
