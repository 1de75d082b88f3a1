import type { ActionRecord } from '../actions/actionRecord.js'
import { badRequest, Problem } from '../problem.js'

/** @throws {Problem} 400 unless the action is READY and it is not switched off. */
export function requireRunnable({ data }: ActionRecord): void {
  const name = data.key || data.id
  const where = { actionId: data.id }
  if (data.isDeactivated)
    throw new Problem(400, {
      type: 'configuration',
      message: `Action '${name}' is turned off by the workspace`,
      data: where,
    })
  if (data.state === 'READY') return
  if (data.state === 'BUILDING')
    throw badRequest(`Action '${name}' is still being built: run it when it is READY`, where)
  throw new Problem(400, {
    type: 'configuration',
    message: data.errors?.[0]?.message ?? `Action '${name}' is not ready to run: it is ${data.state}`,
    data: where,
  })
}
