import { createActRoute, createTokenRoute, type Fetch, type WorkspaceSettings } from '../server/index.js'
import { ACT_PATH, type MembranePluginOptions, TOKEN_PATH } from './options.js'
import { tenantChoice } from './tenant.js'

/** The route at each path. */
export type Routes = ReadonlyMap<string, Fetch>

export interface Signing extends WorkspaceSettings {
  /** How actions reach Membrane. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** What the page that asks for a token is told instead of `apiUri`. */
  announce?: ((request: Request) => string) | undefined
}

/** @throws {Error} for a path that is none. */
export function createRoutes(
  options: MembranePluginOptions & { onError: (error: unknown) => void; warn: (sentence: string) => void },
  { fetch, announce, ...workspace }: Signing,
): Routes {
  const { path = TOKEN_PATH, act = false, ttlSeconds, allowedOrigins, onError } = options
  const { tenant, remember } = tenantChoice(options)
  const common = { ...workspace, tenant, allowedOrigins, onError }
  const sign = createTokenRoute({ ...common, ttlSeconds })

  async function token(request: Request): Promise<Response> {
    const response = await sign(request)
    const cookie = remember(request, response.status === 200)
    if (cookie) response.headers.set('set-cookie', cookie)
    if (!announce || response.status !== 200) return response
    const { headers } = response
    return Response.json({ ...(await response.json()), apiUri: announce(request) }, { headers })
  }

  const routes = new Map([[absolute('path', path), token]])
  if (!act) return routes
  const { path: actPath = ACT_PATH, actions = () => true, ...more } = act === true ? {} : act
  return routes.set(absolute('act.path', actPath), createActRoute({ ...common, ...more, actions, fetch }))
}

function absolute(option: string, path: string): string {
  if (path.startsWith('/')) return path
  throw new Error(
    `react-membrane: ${option} is "${path}", but must start with a slash, as "${TOKEN_PATH}" does.`,
  )
}
