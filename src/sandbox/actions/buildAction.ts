import { later } from '../clock.js'
import type { Engine } from '../engine.js'
import { badRequest } from '../problem.js'
import { operationsOf, type Operation } from '../vendors/operations.js'
import type { ActionChange, ActionRecord } from './actionRecord.js'
import { announceAction, changeAction } from './changeAction.js'
import { nearest } from './serving.js'
import { specOf } from './specOf.js'
import { sharedOperations } from './universe.js'

/**
 * Makes an action from words, as Membrane's agent does: `BUILDING` for a while, then READY with a request and its
 * schemas, or failed with the reason in `errors`. Words such as "impossible" and "misconfigured" fail on purpose.
 */
export function buildAction(engine: Engine, record: ActionRecord, intent: string): void {
  if (intent.trim() === '') throw badRequest('The intent is empty: say in a few words what the action does')
  const ms = engine.timing.generatedBuildMs
  record.data = { ...record.data, state: 'BUILDING', agentSessionId: engine.ids('ags') }
  announceAction(engine, record)
  const finish = () => {
    delete record.cancel
    delete record.resume
    changeAction(engine, record, { agentSessionId: undefined, ...outcomeOf(engine, record, intent) })
  }
  if (ms <= 0) return finish()
  record.resume = () => {
    record.cancel = later(engine.clock, ms, finish)
  }
  record.resume()
}

function outcomeOf(engine: Engine, { data }: ActionRecord, intent: string): ActionChange {
  if (/\bmisconfigured\b/i.test(intent))
    return {
      state: 'CONFIGURATION_ERROR',
      errors: [{ type: 'configuration', message: 'The integration lacks a scope that this action needs' }],
    }
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  const operations = integration ? operationsOf(integration.app) : [...sharedOperations().values()]
  const found = /\b(fail|fails|impossible)\b/i.test(intent) ? undefined : nearest(operations, intent)
  if (!found)
    return {
      state: 'SETUP_FAILED',
      errors: [
        {
          type: 'internal',
          message: `${integration?.data.name ?? 'No app'} has ${integration ? 'no' : 'an'} API for "${intent}"`,
        },
      ],
    }
  return { state: 'READY', ...madeOf(found, integration !== undefined), ...given(data) }
}

/** A universal action has schemas only: what it sends is each app's own affair. */
function madeOf(operation: Operation, ofApp: boolean): ActionChange {
  const { name: _, ...spec } = specOf(operation)
  const { type, config, ...shared } = spec
  return ofApp ? { ...shared, type, config } : shared
}

/** What was asked for stays as it was asked for. */
const given = ({
  description,
  type,
  config,
  inputSchema,
  outputSchema,
}: ActionRecord['data']): ActionChange => ({
  ...(description === undefined ? {} : { description }),
  ...(type === undefined ? {} : { type }),
  ...(config === undefined ? {} : { config }),
  ...(inputSchema === undefined ? {} : { inputSchema }),
  ...(outputSchema === undefined ? {} : { outputSchema }),
})
