import { Hono, type Context } from 'hono'
import { requireTenant, scopeOf } from '../auth.js'
import { connectorId, externalAppId } from '../connectors.js'
import { connectionsOf } from '../connections.js'
import type { Engine } from '../engine.js'
import { booleanQuery, identify, pageOf, readBody, textFields, textQuery } from '../http.js'
import { badRequest, notFound } from '../problem.js'
import { resolveTarget } from '../connectTarget.js'
import { authOptionsOf, externalAppView } from '../integrationViews.js'

/** `/external-apps`, `/connection-options`, the options of a connector, and the logos. */
export function catalogueRoutes(engine: Engine): Hono {
  const routes = new Hono()

  routes.get('/external-apps', (c) => c.json(list(engine, c)))
  routes.get('/external-apps/:sel', (c) => {
    const connected = connectedApps(engine, scopeOf(identify(engine, c)))
    const selector = c.req.param('sel')
    const app = engine.world.directory.byId(selector) ?? engine.world.directory.byKey(selector)
    if (!app) throw notFound(`No external app '${selector}' in the catalogue`)
    const place = Math.max(0, engine.world.directory.apps.indexOf(app))
    return c.json(externalAppView(engine, app, place, connected.has(externalAppId(app))))
  })

  routes.post('/connection-options', async (c) => {
    const tenant = requireTenant(identify(engine, c))
    const wanted = textFields(await readBody(c), [
      'connectorId',
      'connectorKey',
      'connectionId',
      'integrationId',
      'integrationKey',
    ])
    return c.json(authOptionsOf(resolveTarget(engine, tenant, wanted).app))
  })
  routes.post('/connectors/:sel/generate-options', (c) => {
    identify(engine, c)
    const selector = c.req.param('sel')
    const app = engine.world.directory.byId(selector) ?? engine.world.directory.byKey(selector)
    if (!app) throw notFound(`No connector '${selector}' in the catalogue`)
    return c.json(authOptionsOf(app))
  })

  // What static.* hosts are for Membrane: no token, cached.
  routes.get('/logos/:file', (c) => {
    const key = /^(.+)\.svg$/.exec(c.req.param('file'))?.[1]
    const app =
      engine.world.directory.byKey(key ?? '') ??
      engine.world.integrations.all().find((record) => record.app.key === key)?.app
    if (!app) throw notFound(`No logo '${c.req.param('file')}'`)
    return c.body(svgOf(app.logoUri), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
    })
  })

  return routes
}

function list(engine: Engine, c: Context) {
  const identity = identify(engine, c)
  const connected = connectedApps(engine, scopeOf(identity))
  const search = textQuery(c, 'search')?.trim().toLowerCase()
  const category = textQuery(c, 'category')?.toLowerCase()
  const isConnected = booleanQuery(c, 'isConnected')
  const rows = engine.world.directory.apps.map((app, place) => ({ app, place }))
  const page = pageOf(c, {
    rows,
    idOf: ({ app }) => externalAppId(app),
    keep: ({ app }) =>
      (isConnected === undefined || connected.has(externalAppId(app)) === isConnected) &&
      (category === undefined || app.categories.some((name) => name.toLowerCase() === category)) &&
      (!search || app.name.toLowerCase().includes(search) || app.key.includes(search)),
  })
  return {
    ...page,
    items: page.items.map(({ app, place }) =>
      externalAppView(engine, app, place, connected.has(externalAppId(app))),
    ),
  }
}

function connectedApps(engine: Engine, tenantKey: string | undefined): Set<string> {
  const live = connectionsOf(engine, tenantKey).filter(({ data }) => data.archivedAt === undefined)
  return new Set(live.map(({ data, app }) => data.externalAppId ?? connectorId(app)))
}

function svgOf(dataUri: string): string {
  const comma = dataUri.indexOf(',')
  if (!dataUri.startsWith('data:image/svg+xml') || comma < 0) throw badRequest('This logo is not a drawing')
  const text = dataUri.slice(comma + 1)
  return dataUri.slice(0, comma).endsWith(';base64') ? atob(text) : decodeURIComponent(text)
}
