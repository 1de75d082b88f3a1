import { Hono, type Context } from 'hono'
import { act } from '../act/act.js'
import { checkAct } from '../act/actRequest.js'
import type { ActionRecord } from '../actions/actionRecord.js'
import { actionView, fullActionView } from '../actions/actionView.js'
import { archiveAction } from '../actions/changeAction.js'
import { copyAction } from '../actions/copyAction.js'
import { createAction } from '../actions/createAction.js'
import { editAction, resetAction } from '../actions/editAction.js'
import { actionForKey, universalAction } from '../actions/findAction.js'
import { stockIntegration } from '../actions/readyMade.js'
import { requireManager, scopeOf } from '../auth.js'
import { findConnection } from '../connections.js'
import type { Engine } from '../engine.js'
import { identify, readBody, readJson } from '../http.js'
import { findIntegration } from '../integrations.js'
import { notFound } from '../problem.js'
import { listActions } from './actionList.js'

/** What the `:key` of a scoped path means there, and how it gets one of its own. */
interface Place {
  /** What a run here would use. */
  readonly inForce: ActionRecord | undefined
  /** Whether that is this very scope's. */
  readonly isOwn: boolean
  copy(action: ActionRecord): ActionRecord
}

/** `/connections/:sel/actions…` and `/integrations/:sel/actions…`, the SDK's scoped accessors. */
export function scopedActionRoutes(engine: Engine): Hono {
  const routes = new Hono()

  routes.get('/connections/:sel/actions', (c) => {
    const identity = identify(engine, c)
    const connection = findConnection(engine, scopeOf(identity), c.req.param('sel'))
    return c.json(listActions(engine, c, identity, { connectionId: connection.data.id }))
  })
  routes.get('/integrations/:sel/actions', (c) => {
    const integration = findIntegration(engine, c.req.param('sel'))
    return c.json(listActions(engine, c, identify(engine, c), { integrationId: integration.data.id }))
  })
  routes.post('/integrations/:sel/actions', async (c) => {
    const identity = identify(engine, c)
    requireManager(identity)
    const integration = findIntegration(engine, c.req.param('sel'))
    const body = { ...(await readBody(c)), integrationId: integration.data.id }
    return c.json(fullActionView(engine, createAction(engine, scopeOf(identity), body)))
  })
  routes.post('/connections/:sel/actions/:key/run', async (c) => {
    const identity = identify(engine, c)
    const connection = findConnection(engine, scopeOf(identity), c.req.param('sel'))
    const body = await readJson(c)
    const input = body === undefined ? {} : body
    const request = checkAct({ key: c.req.param('key'), connectionId: connection.data.id, input })
    return c.json(await act(engine, identity, request, c.req.raw.signal))
  })

  elements(engine, routes, '/connections/:sel/actions/:key', (c) => {
    const connection = findConnection(engine, scopeOf(identify(engine, c)), c.req.param('sel') ?? '')
    const inForce = actionForKey(engine, connection, c.req.param('key') ?? '')
    return {
      inForce,
      isOwn: inForce?.data.connectionId === connection.data.id,
      copy: (action) => copyAction(engine, action, { connection }),
    }
  })
  elements(engine, routes, '/integrations/:sel/actions/:key', (c) => {
    identify(engine, c)
    const key = c.req.param('key') ?? ''
    const integration = findIntegration(engine, c.req.param('sel') ?? '')
    stockIntegration(engine, integration)
    const own = engine.world.actions
      .ofIntegration(integration.data.id)
      .find(({ data }) => data.key === key && data.archivedAt === undefined)
    return {
      inForce: own ?? universalAction(engine, key),
      isOwn: own !== undefined,
      copy: (action) => copyAction(engine, action, { integration }),
    }
  })
  return routes
}

function elements(engine: Engine, routes: Hono, path: string, placeOf: (c: Context) => Place): void {
  const required = (c: Context, { inForce }: Place): ActionRecord => {
    if (inForce) return inForce
    throw notFound(`No action '${c.req.param('key')}' here`, { actionKey: c.req.param('key') })
  }
  const manage = (c: Context): Place => {
    requireManager(identify(engine, c))
    return placeOf(c)
  }
  routes.get(path, (c) => c.json(fullActionView(engine, required(c, placeOf(c)))))
  // Without a body, a PUT is how the SDK makes a scope its own copy.
  routes.on(['PATCH', 'PUT'], path, async (c) => {
    const place = manage(c)
    const source = required(c, place)
    const body = await readBody(c)
    const record = place.isOwn ? source : place.copy(source)
    if (Object.keys(body).length > 0) editAction(engine, record, body, c.req.method === 'PUT')
    return c.json(fullActionView(engine, record))
  })
  routes.delete(path, (c) => {
    const place = manage(c)
    const record = required(c, place)
    if (!place.isOwn) throw notFound(`Action '${record.data.key}' belongs to a wider scope than this one`)
    archiveAction(engine, record)
    return c.body(null, 200)
  })
  routes.post(`${path}/reset`, (c) => {
    const place = manage(c)
    const record = required(c, place)
    if (place.isOwn) resetAction(engine, record)
    return c.json(actionView(engine, record))
  })
  routes.post(`${path}/setup`, (c) => c.json(actionView(engine, required(c, manage(c)))))
}
