import { Hono, type Context } from 'hono'
import { pathOf } from './app.js'
import { revokeTokens } from './auth.js'
import { connectionView } from './connectionViews.js'
import { connectionsOf, findConnection } from './connections.js'
import { disconnectByHand, putConnection, updateByHand } from './connectionsByHand.js'
import { errorOf, faultOf, milliseconds, refusing } from './controlBodies.js'
import type { Engine } from './engine.js'
import { objectField, readBody } from './http.js'
import type { ConnectOutcome } from './options.js'
import { badRequest, Problem } from './problem.js'
import { isScenarioName, loadScenario } from './scenarios/index.js'

const OUTCOMES: readonly ConnectOutcome[] = [
  'succeed',
  'cancel',
  'refuse',
  'need-input',
  'slow',
  'fail-setup',
  'pending',
]

/** `/__sandbox/*`: drives the sandbox over HTTP, for the demo's panel and browser tests. Knows no token. */
export function createControl(engine: Engine): Hono {
  const control = new Hono({ getPath: (request) => pathOf(engine, request) }).basePath('/__sandbox')
  const faults = new Map<string, () => void>()
  const ok = (c: Context) => c.json({ ok: true })

  control.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') {
      c.res = new Response(null, { status: 204 })
    } else await next()
    c.res.headers.set('access-control-allow-origin', '*')
    c.res.headers.set('access-control-allow-headers', 'content-type')
    c.res.headers.set('access-control-allow-methods', 'GET, POST, DELETE')
  })

  control.get('/state', (c) => {
    const tenantKey = c.req.query('tenantKey') || undefined
    const live = connectionsOf(engine, tenantKey).filter(({ data }) => data.archivedAt === undefined)
    const { scenario, latencyMs, online, outcome, timing } = engine
    const connections = live.map((record) => connectionView(engine, record))
    return c.json({ scenario, latencyMs, online, outcome, ...timing, connections })
  })
  control.post('/scenario', async (c) => {
    const { scenario, integrations } = await readBody(c)
    if (!isScenarioName(scenario)) throw badRequest(`There is no scenario "${String(scenario)}"`)
    if (integrations !== undefined && typeof integrations !== 'number')
      throw badRequest('"integrations" must be a number')
    refusing(() => loadScenario(engine, scenario, integrations))
    return ok(c)
  })

  control.post('/connections', async (c) => {
    const { integrationKey, tenantKey, ...fields } = await readBody(c)
    if (typeof integrationKey !== 'string' || integrationKey === '')
      throw badRequest('"integrationKey" is missing')
    const record = putConnection(engine, integrationKey, {
      ...fields,
      ...(typeof tenantKey === 'string' ? { tenantKey } : {}),
    })
    return c.json(connectionView(engine, record))
  })
  control.post('/connections/:id/break', async (c) => {
    const record = findConnection(engine, undefined, c.req.param('id'))
    const body = await readBody(c)
    const { retryInMs } = body
    const retryAt = typeof retryInMs === 'number' ? engine.clock.now() + retryInMs : undefined
    disconnectByHand(engine, record, errorOf(objectField(body, 'error')), retryAt)
    return c.json(connectionView(engine, record))
  })
  control.post('/connections/:id/update', async (c) => {
    const record = findConnection(engine, undefined, c.req.param('id'))
    const patch = Object.entries(await readBody(c)).map(([key, value]) => [
      key,
      value === null ? undefined : value,
    ])
    return c.json(connectionView(engine, updateByHand(engine, record, Object.fromEntries(patch))))
  })

  control.post('/tokens/revoke', (c) => {
    revokeTokens(engine)
    return ok(c)
  })
  control.post('/latency', async (c) => {
    engine.latencyMs = milliseconds(await readBody(c), 'latencyMs') ?? 0
    return ok(c)
  })
  control.post('/network', async (c) => {
    engine.online = (await readBody(c))['online'] !== false
    if (!engine.online) {
      engine.cuts.emit()
      engine.breaks.emit()
    }
    return ok(c)
  })
  control.post('/cut-streams', (c) => {
    engine.cuts.emit()
    return ok(c)
  })
  control.post('/faults', async (c) => {
    const fault = faultOf(await readBody(c))
    const remove = refusing(() => engine.faults.add(fault))
    const id = engine.ids('fault')
    faults.set(id, remove)
    return c.json({ id })
  })
  control.delete('/faults', (c) => {
    engine.faults.clear()
    faults.clear()
    return ok(c)
  })
  control.delete('/faults/:id', (c) => {
    faults.get(c.req.param('id'))?.()
    return ok(c)
  })
  control.get('/requests', (c) => {
    const since = Number(c.req.query('since') ?? 0)
    return c.json({ requests: engine.log.entries.filter(({ id }) => id > since) })
  })
  control.post('/connect-outcome', async (c) => {
    const { outcome } = await readBody(c)
    const known = OUTCOMES.find((name) => name === outcome)
    if (!known) throw badRequest(`"outcome" must be one of ${OUTCOMES.join(', ')}`)
    engine.outcome = known
    return ok(c)
  })
  control.post('/options', async (c) => {
    const body = await readBody(c)
    engine.timing.buildMs = milliseconds(body, 'buildMs') ?? engine.timing.buildMs
    engine.timing.generatedBuildMs = milliseconds(body, 'generatedBuildMs') ?? engine.timing.generatedBuildMs
    return ok(c)
  })

  control.notFound((c) => {
    const routes = control.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    return c.json(
      { message: `No control ${c.req.method} ${c.req.path}. There are: ${routes.join(', ')}` },
      404,
    )
  })
  control.onError((error, c) => {
    const status = error instanceof Problem ? error.status : 500
    return c.json({ message: error.message }, status === 404 ? 404 : status === 500 ? 500 : 400)
  })
  return control
}
