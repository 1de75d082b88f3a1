import type { Fetch, WorkspaceSettings } from '../server/index.js'
import type { MembranePluginOptions } from './options.js'
import { publicOrigin } from './publicAddress.js'
import { createRoutes, type Routes } from './routes.js'
import { sandboxOf } from './sandboxes.js'

export interface Backend {
  /** What answers a path, or `undefined` when it is the app's. */
  route(pathname: string): Fetch | undefined
  /** What it talks to, for the banner. `origin` is that of the dev server, where it is known. */
  describe(origin: string | undefined): string
  close(): void
}

export interface BackendOptions extends MembranePluginOptions {
  /** The project's folder. */
  root: string
  /** The path that the app is served below. */
  base: string
  onError: (error: unknown) => void
  warn: (sentence: string) => void
}

const SANDBOX = '/__membrane'

/** The backend that an app has while it is developed, signing for a workspace of Membrane. */
export function createLiveBackend(workspace: WorkspaceSettings, options: BackendOptions): Backend {
  const below = withoutSlash(options.base)
  const find = finder(createRoutes(options, workspace), below)
  const isSandbox = within(below + SANDBOX)
  return {
    route: (pathname) => find(pathname) ?? (isSandbox(pathname) ? noSandbox : undefined),
    describe: () => `workspace ${workspace.workspaceKey} at ${workspace.apiUri}`,
    close() {},
  }
}

/** The same, with a sandbox below `/__membrane` on the app's own origin. */
export function createSandboxBackend(options: BackendOptions): Backend {
  const below = withoutSlash(options.base)
  const mount = below + SANDBOX
  const apiUri = `http://localhost${mount}`
  const { sandbox, release } = sandboxOf(options.root, apiUri, options)
  const { workspaceKey, workspaceSecret, fetch } = sandbox
  // Only the page's own request says where the page has this server.
  const announce = (request: Request) => (sandbox.apiUri = publicOrigin(request) + mount)
  const signing = { workspaceKey, workspaceSecret, apiUri, fetch, announce }
  const find = finder(createRoutes(options, signing), below)
  const isSandbox = within(mount)

  async function answer(request: Request): Promise<Response> {
    const pathname = new URL(request.url).pathname.slice(mount.length)
    if (pathname === '' || pathname === '/') return new Response(ABOUT)
    const isControl = options.control && pathname.startsWith('/__sandbox/')
    return isControl ? sandbox.control(request) : fetch(request)
  }

  return {
    route: (pathname) => find(pathname) ?? (isSandbox(pathname) ? answer : undefined),
    describe: (origin = '') => `sandbox, scenario "${options.scenario ?? 'everyday'}", at ${origin}${mount}/`,
    close: release,
  }
}

const withoutSlash = (base: string) => base.replace(/\/+$/, '')

/** The routes are at their paths, and below the app's base too: a proxy may pass on nothing else. */
function finder(routes: Routes, below: string) {
  const isBelow = within(below)
  return (pathname: string) =>
    routes.get(pathname) ?? (isBelow(pathname) ? routes.get(pathname.slice(below.length)) : undefined)
}

const within = (mount: string) => (pathname: string) => pathname === mount || pathname.startsWith(`${mount}/`)

const ABOUT = `This is react-membrane's sandbox: Membrane's HTTP API in memory, for development.
Set MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET in .env.local to use a workspace of Membrane instead.
`

const noSandbox: Fetch = async () =>
  Response.json({ message: 'There is no sandbox here: this app talks to Membrane.' }, { status: 404 })
