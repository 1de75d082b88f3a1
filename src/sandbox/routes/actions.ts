import { Hono, type Context } from 'hono'
import { act } from '../act/act.js'
import { checkAct } from '../act/actRequest.js'
import type { ActionRecord } from '../actions/actionRecord.js'
import { actionView, fullActionView } from '../actions/actionView.js'
import { archiveAction, requireEditable, restoreAction } from '../actions/changeAction.js'
import { createAction } from '../actions/createAction.js'
import { editAction, resetAction } from '../actions/editAction.js'
import { requireManager, scopeOf, type Identity } from '../auth.js'
import type { Engine } from '../engine.js'
import { booleanQuery, identify, readBody } from '../http.js'
import { listActions, whereOf } from './actionList.js'
import { selectAction } from './actionSelector.js'
import { timeoutOf, whileBuilding } from './longPoll.js'

/** `/actions`, and `/action?…` for the SDK's object selectors. */
export function actionRoutes(engine: Engine): Hono {
  const routes = new Hono()
  const find = (c: Context, identity: Identity) => selectAction(engine, scopeOf(identity), c)
  const manage = (c: Context): Identity => {
    const identity = identify(engine, c)
    requireManager(identity)
    return identity
  }
  const settled = async (c: Context, record: ActionRecord) => {
    if (booleanQuery(c, 'wait')) await whileBuilding(engine, record, timeoutOf(c), c.req.raw.signal)
    return c.json(fullActionView(engine, record))
  }

  routes.get('/actions', (c) => c.json(listActions(engine, c, identify(engine, c))))
  routes.post('/actions', async (c) => {
    const identity = manage(c)
    return settled(c, createAction(engine, scopeOf(identity), await readBody(c)))
  })

  for (const path of ['/actions/:sel', '/action']) {
    routes.get(path, (c) => settled(c, find(c, identify(engine, c))))
    routes.on(['PATCH', 'PUT'], path, async (c) => {
      const record = find(c, manage(c))
      editAction(engine, record, await readBody(c), c.req.method === 'PUT')
      return c.json(fullActionView(engine, record))
    })
    routes.delete(path, (c) => {
      const record = find(c, manage(c))
      if (record.data.isReadOnly) requireEditable(record)
      archiveAction(engine, record)
      return c.body(null, 200)
    })
    routes.post(`${path}/restore`, (c) => {
      const record = find(c, manage(c))
      restoreAction(engine, record)
      return c.json(fullActionView(engine, record))
    })
    routes.post(`${path}/reset`, (c) => {
      const record = find(c, manage(c))
      resetAction(engine, record)
      return c.json(actionView(engine, record))
    })
    // Deprecated: what `/act` does now.
    routes.post(`${path}/run`, async (c) => {
      const identity = identify(engine, c)
      const { input, meta } = await readBody(c)
      const where = whereOf(c)
      const { data } = find(c, identity)
      const asked = { ...where, id: data.id, ...(input === undefined ? {} : { input }) }
      const request = checkAct({ ...asked, ...(meta === undefined ? {} : { meta }) })
      return c.json(await act(engine, identity, request, c.req.raw.signal))
    })
  }
  return routes
}
