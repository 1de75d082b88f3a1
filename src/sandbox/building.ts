import { changeConnection } from './changeConnection.js'
import { later } from './clock.js'
import { becomeReady } from './credentials.js'
import type { Engine } from './engine.js'
import { ensureIntegration } from './integrations.js'
import type { BuildEnd, ConnectionChange, ConnectionRecord } from './records.js'
import { stop } from './stop.js'

/** Starts, or starts again, to build; after `ms` the build has ended as planned. 0 ms: at once. */
export function build(
  engine: Engine,
  record: ConnectionRecord,
  end: BuildEnd,
  ms: number,
  fromIntent = false,
): void {
  stop(record)
  if (ms <= 0 && end !== 'never') {
    finishBuild(engine, record, end)
    return
  }
  record.build = { end, ms }
  changeConnection(engine, record, {
    state: 'BUILDING',
    errors: undefined,
    ...(fromIntent ? { buildingAgentSessionId: engine.ids('ags') } : {}),
  })
  runBuild(engine, record)
}

/** Goes on with a build that was interrupted. */
export function runBuild(engine: Engine, record: ConnectionRecord): void {
  const { build: plan } = record
  if (!plan || plan.end === 'never') return
  record.cancel = later(engine.clock, plan.ms, () => finishBuild(engine, record, plan.end))
}

function finishBuild(engine: Engine, record: ConnectionRecord, end: BuildEnd): void {
  delete record.cancel
  delete record.build
  const over: ConnectionChange = { buildingAgentSessionId: undefined }
  const { app } = record
  if (end === 'setup-failed') {
    changeConnection(engine, record, {
      ...over,
      state: 'SETUP_FAILED',
      connected: false,
      disconnected: false,
      errors: [{ type: 'internal', message: `${app.name} has no API that could be used` }],
    })
  } else if (end === 'configuration-error') {
    changeConnection(engine, record, {
      ...over,
      state: 'CONFIGURATION_ERROR',
      connected: false,
      disconnected: false,
      errors: [
        {
          type: 'configuration',
          message: `${app.name} needs an OAuth client id`,
          data: { missingField: 'clientId' },
        },
      ],
    })
  } else if (end === 'need-input') {
    changeConnection(engine, record, {
      ...over,
      state: 'CLIENT_ACTION_REQUIRED',
      connected: false,
      disconnected: false,
      clientAction: { type: 'provide-input', description: `Choose which ${app.name} account to use` },
    })
  } else {
    adopt(engine, record)
    if (record.hasCredentials) becomeReady(engine, record)
    else
      changeConnection(engine, record, {
        ...over,
        state: 'CLIENT_ACTION_REQUIRED',
        connected: false,
        disconnected: false,
      })
  }
}

/** A connector that was generated becomes an integration of the workspace. */
function adopt(engine: Engine, record: ConnectionRecord): void {
  if (record.data.integrationId !== undefined) return
  record.data = { ...record.data, integrationId: ensureIntegration(engine, record.app).data.id }
}
