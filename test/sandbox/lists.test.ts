import { expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import type { ExternalApp } from '../../src/api/external-app.js'
import type { Integration } from '../../src/api/integration.js'
import type { Page } from '../../src/api/page.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

const integrations = async (sandbox: Sandbox, query = '') =>
  (await ask<Page<Integration>>(sandbox, `/integrations?limit=1000&${query}`)).body.items
const connections = async (sandbox: Sandbox, query = '', token = sandbox.token()) =>
  (await ask<Page<Connection>>(sandbox, `/connections?limit=1000&${query}`, { token })).body.items.map(
    ({ id }) => id,
  )

it('pages through a list by cursor, each row once, without a cursor at the end', async () => {
  const sandbox = createSandbox({ scenario: 'large', integrations: 95 })
  const seen: string[] = []
  let cursor: string | undefined = '0'
  let pages = 0
  while (cursor) {
    const { body }: { body: Page<Integration> } = await ask(
      sandbox,
      `/integrations?limit=20&cursor=${cursor}`,
    )
    seen.push(...body.items.map(({ name }) => name))
    cursor = body.cursor
    pages++
  }
  expect(pages).toBe(5)
  expect(new Set(seen).size).toBe(95)
})

it('gives no cursor with a last page that is exactly full', async () => {
  const sandbox = createSandbox({ scenario: 'large', integrations: 40 })
  const { body } = await ask<Page<Integration>>(sandbox, '/integrations?limit=20')
  const last = await ask<Page<Integration>>(sandbox, `/integrations?limit=20&cursor=${body.cursor}`)
  expect(last.body.items).toHaveLength(20)
  expect(last.body).not.toHaveProperty('cursor')
})

it('sends 25 rows when nobody says how many', async () => {
  const { body } = await ask<Page<Integration>>(createSandbox(), '/integrations')
  expect(body.items).toHaveLength(25)
})

it('neither skips nor repeats a row when others are added or archived between two pages', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const ids = Array.from({ length: 6 }, (_, index) => sandbox.connect('dealwren', { key: `c${index}` }).id)
  const first = await ask<Page<Connection>>(sandbox, '/connections?limit=3')
  sandbox.connect('dealwren', { key: 'late' })
  await ask(sandbox, `/connections/${first.body.items[2]?.id}`, { method: 'DELETE' })
  const second = await ask<Page<Connection>>(sandbox, `/connections?limit=3&cursor=${first.body.cursor}`)
  const seen = [...first.body.items, ...second.body.items].map(({ id }) => id)
  expect(seen.toSorted()).toEqual(ids.toSorted())
})

it('goes on behind a row that was synthetic and has become an integration', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const query = '/integrations?connectors=1&externalApps=1'
  const all = (await ask<Page<Integration>>(sandbox, `${query}&limit=1000`)).body.items
  const first = (await ask<Page<Integration>>(sandbox, `${query}&limit=3`)).body
  const connectorId = first.items.at(-1)?.connectorId
  expect((await post(sandbox, '/connections', { connectorId })).status).toBe(200)
  const second = await ask<Page<Integration>>(sandbox, `${query}&limit=3&cursor=${first.cursor}`)
  expect(second.status).toBe(200)
  expect(second.body.items.map(({ name }) => name)).toEqual(all.slice(3, 6).map(({ name }) => name))
})

it.each(['0', '-1', '1001', '2.5', 'ten'])('refuses limit=%s', async (limit) => {
  const answer = await refusal(ask(createSandbox(), `/integrations?limit=${limit}`))
  expect(answer).toMatchObject({ status: 400, message: expect.stringContaining('1 to 1000') })
})

it.each(['nonsense!', 'aW50Xzk5OQ'])('refuses a cursor it never gave: %s', async (cursor) => {
  expect(await refusal(ask(createSandbox(), `/connections?cursor=${cursor}`))).toMatchObject({ status: 400 })
})

it('ignores parameters it does not know', async () => {
  expect((await ask(createSandbox(), '/integrations?hash=123&limit=1000&foo=bar')).status).toBe(200)
})

it('searches integrations by name and key, whatever the case', async () => {
  const sandbox = createSandbox()
  expect((await integrations(sandbox, 'search=DEALWR')).map(({ key }) => key)).toEqual(['dealwren'])
  expect(await integrations(sandbox, 'search=no-such-app')).toEqual([])
})

it('finds one of 10,000 integrations by its name', async () => {
  const sandbox = createSandbox({ scenario: 'large' })
  const all = await ask<Page<Integration>>(sandbox, '/integrations?limit=1&cursor=0')
  expect(all.body.cursor).toBeDefined()
  const [last] = (await integrations(sandbox, 'search=dealwren')).slice(-1)
  expect(last?.name).toBe('Dealwren')
})

it('lists synthetic integrations, without id and key, only when asked to', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.connect('dealwren')
  expect(await integrations(sandbox)).toHaveLength(1)
  const all = await integrations(sandbox, 'connectors=1&externalApps=1')
  const synthetic = all.filter(({ id }) => id === undefined)
  expect(synthetic.length).toBeGreaterThan(60)
  for (const item of synthetic) {
    expect(item).not.toHaveProperty('key')
    expect(item.externalAppId).toMatch(/^app_/)
  }
  expect(all.filter(({ name }) => name === 'Dealwren')).toHaveLength(1)
})

it('names a connector for those that have one, and only the app for those that must be generated', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const found = await integrations(sandbox, 'connectors=1&externalApps=1')
  const shelfwise = found.find(({ name }) => name === 'Shelfwise')
  expect(shelfwise).toMatchObject({ externalAppId: 'app_shelfwise' })
  expect(shelfwise).not.toHaveProperty('connectorId')
  expect(found.find(({ name }) => name === 'Dealwren')).toMatchObject({ connectorId: 'cnr_dealwren' })
})

it('lists connectors alone, and external apps alone, where only those are asked for', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const body = { autoGenerateIntegrationsFromExternalApps: true }
  const alone = await integrations(sandbox, 'connectors=1')
  expect(alone.length).toBeGreaterThan(50)
  expect(alone.filter(({ connectorId }) => connectorId === undefined)).toEqual([])
  await ask(sandbox, '/workspaces/wsp_1', { method: 'PATCH', body, token: manager(sandbox) })
  expect(await integrations(sandbox, 'connectors=1&externalApps=0')).toEqual(alone)
  const apps = await integrations(sandbox, 'connectors=0')
  expect(apps.length).toBeGreaterThan(alone.length)
  expect(apps.filter(({ connectorId }) => connectorId !== undefined)).toEqual([])
})

it('takes the workspace setting where a list parameter is absent, and the parameter where it is not', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  for (const body of [
    { settings: { autoGenerateIntegrationsFromConnectors: true } },
    { autoGenerateIntegrationsFromConnectors: true },
  ]) {
    await ask(sandbox, '/workspaces/wsp_1', { method: 'PATCH', body, token: manager(sandbox) })
    expect(await integrations(sandbox)).not.toHaveLength(0)
    expect(await integrations(sandbox, 'connectors=0')).toEqual([])
    const off = { settings: { autoGenerateIntegrationsFromConnectors: false } }
    await ask(sandbox, '/workspaces/sandbox-workspace', {
      method: 'PATCH',
      body: off,
      token: manager(sandbox),
    })
    expect(await integrations(sandbox)).toEqual([])
  }
})

it('lists apps without a connector, too, where the workspace makes integrations of external apps', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const body = { autoGenerateIntegrationsFromExternalApps: true }
  await ask(sandbox, '/workspaces/wsp_1', { method: 'PATCH', body, token: manager(sandbox) })
  expect(await integrations(sandbox, 'search=shelfwise')).toMatchObject([{ externalAppId: 'app_shelfwise' }])
  expect(await integrations(sandbox, 'search=shelfwise&externalApps=0')).toEqual([])
})

it('refuses connectors=true: it is a number', async () => {
  expect(await refusal(ask(createSandbox(), '/integrations?connectors=true'))).toMatchObject({ status: 400 })
})

it('shows this tenant’s connection with an integration, and nobody else’s', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('dealwren', { tenantKey: 'a' })
  const of = async (tenantKey: string) => {
    const answer = await ask<Page<Integration>>(sandbox, '/integrations', {
      token: sandbox.token({ tenantKey }),
    })
    return answer.body.items[0]?.connection?.id
  }
  expect(await of('a')).toBe(id)
  expect(await of('b')).toBeUndefined()
})

it('hides archived integrations unless asked for them', async () => {
  const sandbox = createSandbox()
  await ask(sandbox, '/integrations/dealwren', { method: 'DELETE', token: manager(sandbox) })
  expect(await integrations(sandbox, 'search=dealwren')).toEqual([])
  expect(await integrations(sandbox, 'search=dealwren&includeArchived=true')).toHaveLength(1)
  await post(sandbox, '/integrations/dealwren/restore', undefined, manager(sandbox))
  expect(await integrations(sandbox, 'search=dealwren')).toHaveLength(1)
})

it('filters connections by each thing there is', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const good = sandbox.connect('dealwren', { name: 'Acme', key: 'acme-prod' })
  const lost = sandbox.connect('plumepost', {
    disconnected: true,
    state: 'CLIENT_ACTION_REQUIRED',
    isTest: true,
  })
  const gone = sandbox.connect('plumepost', { key: 'gone', archivedAt: new Date(0).toISOString() })
  const expected: Record<string, string[]> = {
    '': [lost.id, good.id],
    'search=ACME': [good.id],
    'search=acme-prod': [good.id],
    'includeArchived=1': [gone.id, lost.id, good.id],
    'includeArchived=false': [lost.id, good.id],
    [`integrationId=${good.integrationId}`]: [good.id],
    'integrationKey=plumepost': [lost.id],
    'integrationKey=unknown': [],
    'connectorId=cnr_dealwren': [good.id],
    'externalAppId=app_plumepost': [lost.id],
    'connected=true': [good.id],
    'connected=0': [lost.id],
    'disconnected=1': [lost.id],
    'isTest=true': [lost.id],
    'isTest=false': [good.id],
    [`tenantId=${good.tenantId}`]: [lost.id, good.id],
    'userId=somebody-else': [],
  }
  const found: Record<string, string[]> = {}
  for (const query of Object.keys(expected)) found[query] = await connections(sandbox, query)
  expect(found).toEqual(expected)
})

it('keeps secrets from tenants', async () => {
  const sandbox = createSandbox()
  expect(await refusal(ask(sandbox, '/connections?includeSecrets=true'))).toMatchObject({ status: 403 })
  const { body } = await ask(sandbox, '/integrations/dealwren')
  expect(body).not.toHaveProperty('parameters')
})

it('lists what connections were signed in with to a manager who asks for it', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const credentials = { apiKey: 'secret' }
  await post(sandbox, '/connections', { connectorKey: 'dealwren', credentials })
  const list = async (query: string) =>
    (await ask<Page<object>>(sandbox, `/connections${query}`, { token: manager(sandbox) })).body.items
  expect(await list('?includeSecrets=true')).toMatchObject([{ credentials }])
  expect(JSON.stringify(await list(''))).not.toContain('secret')
})

it('lists external apps by search, category and whether they are connected, and joins to integrations', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.connect('dealwren', { tenantKey: 'tenant-1' })
  const apps = async (query: string) =>
    (await ask<Page<ExternalApp>>(sandbox, `/external-apps?limit=1000&${query}`)).body.items
  expect((await apps('search=deal')).map(({ key }) => key)).toContain('dealwren')
  const crm = await apps('category=CRM')
  expect(crm.length).toBeGreaterThan(2)
  expect(crm.every(({ categories }) => categories?.includes('CRM'))).toBe(true)
  expect((await apps('isConnected=true')).map(({ key }) => key)).toEqual(['dealwren'])
  expect((await apps('isConnected=false')).map(({ key }) => key)).not.toContain('dealwren')
  const ids = new Set((await apps('')).map(({ id }) => id))
  sandbox.load('everyday')
  for (const { externalAppId } of await integrations(sandbox)) expect(ids).toContain(externalAppId)
})

it('has a category for each of 10,000 integrations', async () => {
  const sandbox = createSandbox({ scenario: 'large', integrations: 3_000 })
  const placed = new Map<string, string[]>()
  let cursor: string | undefined = '0'
  while (cursor) {
    const { body }: { body: Page<ExternalApp> } = await ask(
      sandbox,
      `/external-apps?limit=1000&cursor=${cursor}`,
    )
    for (const { id, categories = [] } of body.items) placed.set(id, categories)
    cursor = body.cursor
  }
  for (const { externalAppId } of await integrations(sandbox))
    expect(placed.get(externalAppId ?? '')).not.toHaveLength(0)
})

it('serves `large` without a noticeable start, and the same to everyone', async () => {
  const [one, other] = [createSandbox({ scenario: 'large' }), createSandbox({ scenario: 'large' })]
  const names = async (sandbox: Sandbox) => (await integrations(sandbox)).map(({ name }) => name)
  expect(await names(one)).toEqual(await names(other))
})
