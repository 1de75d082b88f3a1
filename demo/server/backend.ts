import { createSandbox } from 'react-membrane/sandbox'
import { createTokenRoute } from 'react-membrane/server'
import { isTenantKey } from '../tenants.js'

export interface DemoInfo {
  mode: 'sandbox' | 'membrane'
  apiUri: string
}

export interface Backend {
  fetch: (request: Request) => Promise<Response>
  banner: string
  close: () => Promise<void>
}

/**
 * The backend of the demo: a token route, and whatever it signs for: the real Membrane when
 * `MEMBRANE_WORKSPACE_KEY` and `MEMBRANE_WORKSPACE_SECRET` are set, otherwise a sandbox of its own.
 */
export async function startBackend(env: Record<string, string>): Promise<Backend> {
  const engine = await startEngine(env)
  const tokenRoute = createTokenRoute({
    // Stands in for a session cookie: a real product asks its own sign-in who this is, never the URL.
    tenant: (request) => {
      const tenantKey = new URL(request.url).searchParams.get('tenant')
      return isTenantKey(tenantKey) ? { tenantKey } : null
    },
    workspaceKey: engine.workspaceKey,
    workspaceSecret: engine.workspaceSecret,
    apiUri: engine.info.apiUri,
  })
  return {
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (pathname === '/api/membrane-token') return tokenRoute(request)
      if (pathname === '/api/demo') return Response.json(engine.info)
      return Response.json({ message: `No route ${pathname} in the demo.` }, { status: 404 })
    },
    banner: engine.banner,
    close: engine.close,
  }
}

async function startEngine(env: Record<string, string>) {
  const { MEMBRANE_WORKSPACE_KEY: workspaceKey, MEMBRANE_WORKSPACE_SECRET: workspaceSecret } = env
  if (workspaceKey && workspaceSecret) {
    const apiUri = (
      env['MEMBRANE_API_URL'] ??
      env['MEMBRANE_API_URI'] ??
      'https://api.getmembrane.com'
    ).replace(/\/$/, '')
    const info: DemoInfo = { mode: 'membrane', apiUri }
    const banner = `  The demo talks to Membrane itself (${apiUri}), workspace ${workspaceKey}.`
    return { info, workspaceKey, workspaceSecret, banner, close: async () => {} }
  }
  const sandbox = createSandbox({
    scenario: 'needs-attention',
    buildMs: 6_000,
    generatedBuildMs: 20_000,
    latencyMs: 120,
  })
  const server = await sandbox.listen({ port: 0, control: true })
  const info: DemoInfo = { mode: 'sandbox', apiUri: server.url }
  const banner = `  The demo talks to a sandbox on ${server.url}: no account, nothing leaves this machine.`
  return {
    info,
    workspaceKey: sandbox.workspaceKey,
    workspaceSecret: sandbox.workspaceSecret,
    banner,
    close: () => server.close(),
  }
}
