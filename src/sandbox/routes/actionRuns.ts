import { Hono, type Context } from 'hono'
import type { RunRecord } from '../act/runTable.js'
import { detailsView, fullRunView, runView } from '../act/runViews.js'
import { scopeOf, type Identity } from '../auth.js'
import type { Engine } from '../engine.js'
import { identify, pageOf, textQuery } from '../http.js'
import { badRequest, notFound } from '../problem.js'

const EXACT = [
  'actionId',
  'universalActionId',
  'integrationActionId',
  'connectionActionId',
  'integrationId',
  'connectionId',
  'externalAppId',
] as const

/** `/action-run-logs`: what was run, the newest first, and what went to and fro. */
export function actionRunRoutes(engine: Engine): Hono {
  const routes = new Hono()
  const find = (c: Context): RunRecord => {
    const identity = identify(engine, c)
    const id = c.req.param('id') ?? ''
    const run = engine.world.runs.byId(id)
    if (run && isVisible(run, identity)) return run
    throw notFound(`No action run '${id}' in this tenant`, { actionRunId: id })
  }
  routes.get('/action-run-logs', (c) => c.json(listRuns(engine, c, identify(engine, c))))
  routes.get('/action-run-logs/:id', (c) => c.json(fullRunView(engine, find(c))))
  routes.get('/action-run-logs/:id/details', (c) => c.json(detailsView(find(c))))
  return routes
}

const isVisible = ({ ownerKey }: RunRecord, identity: Identity): boolean => {
  const scope = scopeOf(identity)
  return scope === undefined || ownerKey === scope
}

function listRuns(engine: Engine, c: Context, identity: Identity) {
  const status = textQuery(c, 'status')
  if (status !== undefined && status !== 'success' && status !== 'error')
    throw badRequest(`"status" must be success or error, not "${status}"`)
  const from = timeQuery(c, 'from') ?? -Infinity
  const to = timeQuery(c, 'to') ?? Infinity
  const tenantId = textQuery(c, 'tenantId') ?? textQuery(c, 'userId')
  const owner = [...engine.world.tenants.values()].find(({ id }) => id === tenantId)
  const exact = EXACT.flatMap((name) => {
    const value = textQuery(c, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const page = pageOf(c, {
    rows: engine.world.runs.all(),
    idOf: ({ id }) => id,
    keep: (run) =>
      isVisible(run, identity) &&
      (status === undefined || (run.error ? 'error' : 'success') === status) &&
      run.startedAt >= from &&
      run.startedAt <= to &&
      (tenantId === undefined || (owner !== undefined && run.ownerKey === owner.key)) &&
      exact.every(([name, value]) => run[name] === value),
  })
  return { ...page, items: page.items.map((run) => runView(engine, run)) }
}

function timeQuery(c: Context, name: string): number | undefined {
  const text = textQuery(c, name)
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw badRequest(`"${name}" must be an ISO 8601 time, not "${text}"`)
  return at
}
