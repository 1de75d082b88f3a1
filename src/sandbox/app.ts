import { Hono, type Context } from 'hono'
import type { Engine } from './engine.js'
import { badRequest, notFound, Problem } from './problem.js'
import { actRoutes } from './routes/act.js'
import { actionRunRoutes } from './routes/actionRuns.js'
import { actionRoutes } from './routes/actions.js'
import { catalogueRoutes } from './routes/catalogue.js'
import { connectionRoutes } from './routes/connections.js'
import { eventRoutes } from './routes/events.js'
import { integrationRoutes } from './routes/integrations.js'
import { proxyRoutes } from './routes/proxy.js'
import { workspaceRoutes } from './routes/workspace.js'
import { scopedActionRoutes } from './routes/scopedActions.js'
import { screenRoutes } from './screens/index.js'

/** Membrane's API, without what surrounds it (faults, latency, log, CORS). */
export function createApp(engine: Engine): Hono {
  const app = new Hono({ getPath: (request) => pathOf(engine, request) })
  app.route('/', connectionRoutes(engine))
  app.route('/', proxyRoutes(engine))
  app.route('/', integrationRoutes(engine))
  app.route('/', actRoutes(engine))
  app.route('/', actionRoutes(engine))
  app.route('/', scopedActionRoutes(engine))
  app.route('/', actionRunRoutes(engine))
  app.route('/', catalogueRoutes(engine))
  app.route('/', workspaceRoutes(engine))
  app.route('/', eventRoutes(engine))
  app.route('/', screenRoutes(engine))
  app.notFound((c) => answer(noSuchRoute(app, c)))
  app.onError((error) => answer(problemOf(engine, error)))
  return app
}

/** The path below `apiUri`, which may have a path of its own. */
export function pathOf(engine: Engine, request: Request): string {
  const { pathname } = new URL(request.url)
  const base = new URL(engine.apiUri).pathname.replace(/\/$/, '')
  const path = base && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname
  // An apiUri with a trailing slash makes the SDK ask for `//sse/…`.
  return path.replace(/^\/{2,}/, '/')
}

function answer(problem: Problem): Response {
  return new Response(JSON.stringify(problem.data), {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/json' },
  })
}

function problemOf(engine: Engine, error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof URIError) return badRequest('The path is not properly encoded')
  const message = error instanceof Error ? error.message : String(error)
  const errorId = engine.ids('err')
  return new Problem(500, { type: 'internal', message: `The sandbox failed: ${message}`, data: { errorId } })
}

/** Says loudly which routes there are: a route nobody built is found at once. */
function noSuchRoute(app: Hono, c: Context): Problem {
  const lines = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const routes = [...new Set(lines)].sort()
  return notFound(`The sandbox has no route ${c.req.method} ${c.req.path}. It has: ${routes.join(', ')}`, {
    routes,
  })
}
