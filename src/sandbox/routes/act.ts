import { Hono } from 'hono'
import { act } from '../act/act.js'
import { checkAct } from '../act/actRequest.js'
import { requireTenant } from '../auth.js'
import type { Engine } from '../engine.js'
import { identify, readBody } from '../http.js'

/** `POST /act`: runs an action of one's own or of the catalogue, or a request through a connection. */
export function actRoutes(engine: Engine): Hono {
  const routes = new Hono()
  routes.post('/act', async (c) => {
    const identity = identify(engine, c)
    if (!identity.isAdmin) requireTenant(identity)
    return c.json(await act(engine, identity, checkAct(await readBody(c)), c.req.raw.signal))
  })
  return routes
}
