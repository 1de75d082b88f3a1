import { Hono, type Context } from 'hono'
import { requireManager, requireTenant } from '../auth.js'
import { isoNow, type Engine } from '../engine.js'
import { identify, objectField, readBody, textFields } from '../http.js'
import { badRequest, notFound } from '../problem.js'
import type { ConnectionRequestRecord, WorkspaceSettings } from '../records.js'
import { requestUrl } from '../requests.js'
import { resolveTarget } from '../connectTarget.js'
import { tenantView } from '../tenantView.js'

/** `/self`, `/workspaces/:id` and `/connection-requests`. */
export function workspaceRoutes(engine: Engine): Hono {
  const routes = new Hono()

  routes.get('/self', (c) => {
    const { tenant } = identify(engine, c)
    if (!tenant) throw notFound('This token names no tenant, so there is no self to show')
    return c.json(tenantView(engine, tenant))
  })
  routes.patch('/self', async (c) => {
    const tenant = requireTenant(identify(engine, c))
    const body = await readBody(c)
    if ('credentials' in body) {
      tenant.credentials = body['credentials']
      engine.changes.emit({
        type: 'element-update',
        elementType: 'customer',
        elementId: tenant.id,
        tenantKey: tenant.key,
      })
    }
    return c.json(tenantView(engine, tenant))
  })

  routes.get('/workspaces/:id', (c) => {
    requireManager(identify(engine, c))
    checkWorkspace(engine, c)
    return c.json(workspaceView(engine))
  })
  routes.on(['PATCH', 'PUT'], '/workspaces/:id', async (c) => {
    requireManager(identify(engine, c))
    checkWorkspace(engine, c)
    changeWorkspace(engine, await readBody(c))
    return c.json(workspaceView(engine))
  })

  routes.post('/connection-requests', async (c) => {
    const tenant = requireTenant(identify(engine, c))
    const body = await readBody(c)
    const target = textFields(body, [
      'integrationId',
      'integrationKey',
      'connectorId',
      'connectorKey',
      'connectorVersion',
      'connectionId',
      'connectionKey',
      'name',
      'redirectUri',
      'prompt',
    ])
    const connectorParameters = objectField(body, 'connectorParameters')
    const many = body['allowMultipleConnections']
    resolveTarget(engine, tenant, target)
    const request: ConnectionRequestRecord = {
      requestId: engine.ids('req'),
      tenantKey: tenant.key,
      target: {
        ...target,
        ...(connectorParameters ? { connectorParameters } : {}),
        ...(typeof many === 'boolean' ? { allowMultipleConnections: many } : {}),
      },
      status: 'pending',
      createdAt: isoNow(engine),
    }
    engine.world.requests.set(request.requestId, request)
    return c.json(requestView(engine, request))
  })
  routes.get('/connection-requests/:requestId', (c) => {
    const tenant = requireTenant(identify(engine, c))
    const request = engine.world.requests.get(c.req.param('requestId'))
    if (!request || request.tenantKey !== tenant.key)
      throw notFound(`No connection request '${c.req.param('requestId')}' in this tenant`)
    return c.json(requestView(engine, request))
  })

  return routes
}

function requestView(engine: Engine, request: ConnectionRequestRecord) {
  const { tenantKey, target, ...rest } = request
  return {
    ...rest,
    ...target,
    tenantId: engine.world.tenants.get(tenantKey)?.id ?? tenantKey,
    url: requestUrl(engine, request.requestId),
  }
}

function checkWorkspace({ workspace }: Engine, c: Context): void {
  const id = c.req.param('id') ?? ''
  if (id !== workspace.id && id !== workspace.key) throw notFound(`No workspace '${id}'`)
}

function workspaceView({ workspace }: Engine) {
  return {
    ...workspace,
    settings: { ...workspace.settings },
    type: 'development',
    isReadOnly: false,
    publicKeys: [],
  }
}

/** Settings come nested under `settings`, or bare as the guide has them. */
function changeWorkspace({ workspace }: Engine, body: Record<string, unknown>): void {
  const { name, webhookUri } = textFields(body, ['name', 'webhookUri'])
  const given = { ...body, ...objectField(body, 'settings') }
  const change: Partial<WorkspaceSettings> = {}
  for (const key of settingNames(workspace.settings)) {
    const value = given[key]
    if (value === undefined) continue
    if (typeof value !== 'boolean') throw badRequest(`Setting "${key}" must be true or false`)
    change[key] = value
  }
  workspace.settings = { ...workspace.settings, ...change }
  if (name !== undefined) workspace.name = name
  if (webhookUri !== undefined) workspace.webhookUri = webhookUri
}

const settingNames = (settings: WorkspaceSettings): (keyof WorkspaceSettings)[] =>
  Object.keys(settings).filter((key): key is keyof WorkspaceSettings => key in settings)
