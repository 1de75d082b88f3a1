import type { ActResult } from '../../api/act.js'
import { layerOf } from '../actions/actionRecord.js'
import { scopeOf, type Identity } from '../auth.js'
import { deepCopy } from '../deepCopy.js'
import type { Engine } from '../engine.js'
import { Problem } from '../problem.js'
import type { CheckedAct } from './actRequest.js'
import { requestOfAction, requestOfApi } from './appRequest.js'
import { callApp } from './callApp.js'
import { checkInput } from './checkInput.js'
import { requireRunnable } from './requireRunnable.js'
import { resolveRun, type RunTarget } from './resolveTarget.js'
import type { RunRecord } from './runTable.js'
import { untilGone } from './untilGone.js'
import { requireUsable } from './usable.js'

/**
 * Runs what is asked, and keeps a log of it, also of a failure. Whoever goes away meanwhile does not stop it.
 *
 * @throws {Problem} with `actionRunId` beside its fields.
 */
export function act(
  engine: Engine,
  identity: Identity,
  request: CheckedAct,
  signal?: AbortSignal,
): Promise<ActResult> {
  const run = begin(engine, identity, request)
  const work = perform(engine, identity, request, run).then(
    (output): ActResult => {
      if (output !== undefined) run.output = output
      end(engine, run)
      return { ...(output === undefined ? {} : { output: deepCopy(output) }), actionRunId: run.id }
    },
    (error: unknown) => {
      const problem = error instanceof Problem ? error : undefined
      const message = error instanceof Error ? error.message : String(error)
      run.error = problem?.data ?? { type: 'internal', message: `The sandbox failed: ${message}` }
      end(engine, run)
      const { status = 500, headers } = problem ?? {}
      throw new Problem(status, { ...run.error, actionRunId: run.id }, headers)
    },
  )
  return untilGone(work, signal)
}

async function perform(
  engine: Engine,
  identity: Identity,
  request: CheckedAct,
  run: RunRecord,
): Promise<unknown> {
  const target = resolveRun(engine, scopeOf(identity), request)
  note(run, target)
  const { connection, action } = target
  const { dispatch, input } = request
  if (dispatch.kind === 'code') throw codeRefused()
  if (dispatch.kind === 'api') {
    requireUsable(connection)
    return callApp(engine, connection, requestOfApi(dispatch.value, connection), run)
  }
  if (!action) throw new Error('There is no action to run')
  requireRunnable(action)
  checkInput(action, input)
  requireUsable(connection)
  return callApp(engine, connection, requestOfAction(action, connection, input), run)
}

/**
 * There is no way to run somebody's code in this process that is safe in Node and in every browser: `node:vm` is
 * no boundary, and a page under a strict content policy may not evaluate text at all.
 */
const codeRefused = (): Problem =>
  new Problem(400, {
    type: 'custom_code',
    message:
      'The sandbox does not run code: nothing in its process would keep that code away from yours. Use "api", ' +
      '"id" or "key" here, or run it against Membrane itself',
  })

function begin(engine: Engine, { tenant }: Identity, request: CheckedAct): RunRecord {
  const { dispatch, input, meta, body } = request
  return {
    id: engine.ids('run'),
    ...(tenant ? { ownerKey: tenant.key } : {}),
    asked: deepCopy(body),
    type: dispatch.kind === 'code' ? 'run-javascript' : 'api-request-to-external-app',
    startedAt: engine.clock.now(),
    name:
      dispatch.kind === 'api'
        ? `${dispatch.value.method} ${dispatch.value.path}`
        : dispatch.kind === 'code'
          ? 'Code'
          : dispatch.value,
    ...(input === undefined ? {} : { input: deepCopy(input) }),
    ...(meta === undefined ? {} : { meta: deepCopy(meta) }),
  }
}

function note(run: RunRecord, { connection, action, universal }: RunTarget): void {
  const { id, integrationId, externalAppId } = connection.data
  run.connectionId = id
  run.ownerKey = connection.tenantKey
  if (integrationId) run.integrationId = integrationId
  if (externalAppId) run.externalAppId = externalAppId
  if (universal) run.universalActionId = universal.data.id
  if (!action) return
  run.name = action.data.name
  run.type = action.data.type ?? run.type
  run.actionId = action.data.id
  const layer = layerOf(action.data)
  if (layer === 'connection') run.connectionActionId = action.data.id
  else if (layer === 'integration') run.integrationActionId = action.data.id
  else run.universalActionId ??= action.data.id
}

function end(engine: Engine, run: RunRecord): void {
  run.endedAt = engine.clock.now()
  if (!engine.workspace.settings.enableActionRunLogs) return
  engine.world.runs.add(run)
  engine.changes.emit({
    type: 'element-update',
    elementType: 'action-run-log-record',
    elementId: run.id,
    ...(run.ownerKey === undefined ? {} : { tenantKey: run.ownerKey }),
  })
}
