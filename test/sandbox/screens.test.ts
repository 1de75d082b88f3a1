import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'

const TENANT = 'acme'

function open(sandbox: Sandbox, path: string, fields: Record<string, string>, init: RequestInit = {}) {
  const body = new URLSearchParams({ token: sandbox.token({ tenantKey: TENANT }), ...fields })
  return sandbox.fetch(new Request(`${sandbox.apiUri}${path}`, { method: 'POST', body, ...init }))
}

interface Start {
  decideUrl: string
  progressUrl: string
  cancelRedirect?: string
  openerOrigin?: string
  step: { view: string; message?: Record<string, unknown>; redirect?: string }
}

/** What the page's script starts from. */
function startOf(text: string): Start {
  const [, json = '{}'] = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(text) ?? []
  return JSON.parse(json)
}

async function decide(sandbox: Sandbox, start: Start, decision: Record<string, unknown>, base = '/screens/') {
  const response = await sandbox.fetch(
    new Request(new URL(start.decideUrl, `${sandbox.apiUri}${base}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(decision),
    }),
  )
  return { status: response.status, answer: await response.json() }
}

const mainOf = (text: string) => /<main[^>]*>(.*?)<\/main>/s.exec(text)?.[1] ?? ''

it('answers the consent page by POST and by GET', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const posted = await open(sandbox, '/screens/connect', { connectorKey: 'dealwren' })
  const query = new URLSearchParams({ connectorKey: 'dealwren', token: sandbox.token({ tenantKey: TENANT }) })
  const got = await sandbox.fetch(new Request(`${sandbox.apiUri}/screens/connect?${query}`))
  for (const response of [posted, got]) {
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(mainOf(await response.text())).toMatch(/wants to access your <bdi>Dealwren<\/bdi> account/)
  }
})

it('runs only its own script, loads nothing but pictures, and never shows the token', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const response = await open(sandbox, '/screens/connect', { connectorKey: 'dealwren' })
  const text = await response.text()
  const policy = response.headers.get('content-security-policy') ?? ''
  const script = /<script>(.*?)<\/script>/s.exec(text)?.[1] ?? ''
  const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? ''
  for (const part of [script, style]) {
    expect(part.length).toBeGreaterThan(1_000)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(part).digest('base64')}'`)
  }
  expect(policy).toContain("default-src 'none'")
  expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
  expect(text).not.toMatch(/<[^>]+ (on\w+|style)=/)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it('shows names with markup as text, in every place they appear', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const name = `<img src=x onerror="alert('1')"></script><script>alert(2)</script>`
  const { id } = sandbox.connect('larkmail', { tenantKey: TENANT, name })
  sandbox.disconnect(id, { message: name })
  for (const path of ['/screens/connect', '/screens/connection']) {
    const text = await (await open(sandbox, path, { connectionId: id })).text()
    expect(text).not.toContain('<img src=x')
    expect(text).not.toContain('alert(2)</script>')
    expect(mainOf(text)).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;')
    expect(startOf(text).step.view).toMatch(/consent|manage/)
  }
  const intent = await (await open(sandbox, '/screens/connect', { intent: name })).text()
  expect(intent).not.toContain('<img src=x')
})

it.each([
  ['no token', { token: '' }, 401],
  ['a token that is none', { token: '<script>' }, 401],
  ['an app that does not exist', { integrationKey: 'nothing' }, 404],
  ['another tenant’s connection', { connectionId: 'theirs' }, 404],
  ['a key that is too long', { connectorKey: 'dealwren', connectionKey: 'x'.repeat(101) }, 400],
])('says on a page that closes what is wrong: %s', async (_case, fields, status) => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.connect('larkmail', { tenantKey: 'others', id: 'theirs' })
  const response = await open(sandbox, '/screens/connect', { connectorKey: '', ...fields })
  const text = await response.text()
  expect(response.status).toBe(status)
  expect(mainOf(text)).toContain('This screen could not be opened')
  expect(mainOf(text)).toContain('data-cancel')
  expect(mainOf(text)).not.toContain('<script>')
})

it('decides: Allow makes the connection, once, also when pressed twice', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const start = startOf(await (await open(sandbox, '/screens/connect', { connectorKey: 'dealwren' })).text())
  const first = await decide(sandbox, start, { outcome: 'succeed' })
  const second = await decide(sandbox, start, { outcome: 'succeed' })
  expect(first).toMatchObject({ status: 200, answer: { view: 'done', connection: { state: 'READY' } } })
  expect(second.answer.connection.id).toBe(first.answer.connection.id)
  expect(sandbox.list(TENANT)).toHaveLength(1)
})

it.each([
  ['cancel', 200, 'done', 0],
  ['refuse', 400, 'refused', 0],
  ['need-input', 200, 'input', 1],
  ['slow', 200, 'progress', 1],
  ['pending', 200, 'progress', 1],
])('decides: %s', async (outcome, status, view, connections) => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const start = startOf(await (await open(sandbox, '/screens/connect', { connectorKey: 'dealwren' })).text())
  const { status: actual, answer } = await decide(sandbox, start, { outcome })
  expect([actual, answer.view]).toEqual([status, view])
  expect(sandbox.list(TENANT)).toHaveLength(connections)
})

it('checks a form against the app’s schema and names each field that is wrong', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const start = startOf(await (await open(sandbox, '/screens/connect', { connectorKey: 'graphmoor' })).text())
  const wrong = await decide(sandbox, start, {
    step: 'credentials',
    input: { serverUrl: 'javascript:alert(1)', username: 'ana', password: '' },
  })
  expect(wrong.answer.view).toBe('credentials')
  expect(wrong.answer.html).toContain('Server address must start with https:// or http://')
  expect(wrong.answer.html).toContain('Password is needed.')
  expect(wrong.answer.html).not.toContain('User name is needed')
  expect(sandbox.list(TENANT)).toEqual([])

  const input = { serverUrl: 'https://graphs.acme.test', username: 'ana', password: 'secret' }
  const right = await decide(sandbox, start, { step: 'credentials', input })
  expect(right.answer).toMatchObject({ view: 'done', connection: { state: 'READY' } })
  expect(JSON.stringify(right.answer)).not.toContain('secret')
})

it('finishes what needs input by the answer alone, where one had signed in with a key', async () => {
  const sandbox = createSandbox({ scenario: 'needs-attention', buildMs: 0, tenantKey: TENANT })
  await open(sandbox, '/screens/connect', {})
  const asking = sandbox.list(TENANT).find(({ clientAction }) => clientAction?.type === 'provide-input')
  const connectionId = asking?.id ?? ''
  const page = await open(sandbox, '/screens/connect', { connectionId, allowMultipleConnections: '' })
  const start = startOf(await page.text())
  expect(start.step.view).toBe('input')
  const empty = await decide(sandbox, start, { step: 'input', input: { account: '' } })
  expect(empty.answer.view).toBe('input')
  const { answer } = await decide(sandbox, start, { step: 'input', input: { account: 'Main' } })
  expect(answer).toMatchObject({ view: 'done', connection: { id: connectionId, state: 'READY' } })
  expect(sandbox.get(connectionId)).toMatchObject({ state: 'READY', connected: true })
})

it('says calmly that a screen is over when the sandbox was started anew', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const start = startOf(await (await open(sandbox, '/screens/connect', { connectorKey: 'dealwren' })).text())
  sandbox.load('empty')
  const { status, answer } = await decide(sandbox, start, { outcome: 'succeed' })
  expect([status, answer.view, answer.key]).toEqual([404, 'problem', 'not_found'])
})

it('tells the opener of a popup, at its own origin, what came of it', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const payload = JSON.stringify({
    token: sandbox.token({ tenantKey: TENANT }),
    requestId: 'request-1',
    connectorId: 'cnr_dealwren',
  })
  const response = await open(
    sandbox,
    '/connect',
    { payload },
    { headers: { origin: 'https://app.acme.test' } },
  )
  const start = startOf(await response.text())
  expect(start.openerOrigin).toBe('https://app.acme.test')
  const { answer } = await decide(sandbox, start, { outcome: 'succeed' }, '/')
  expect(answer.message).toMatchObject({
    source: 'integration.app',
    requestId: 'request-1',
    type: 'newConnectionCreated',
    connection: { id: sandbox.list(TENANT)[0]?.id },
  })
})

it('tells a popup’s opener also that it could not be opened', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const payload = JSON.stringify({
    token: sandbox.token({ tenantKey: TENANT }),
    requestId: 'request-1',
    integrationKey: 'nothing',
  })
  const response = await open(sandbox, '/connect', { payload })
  expect(response.status).toBe(404)
  expect(startOf(await response.text()).step.message).toMatchObject({
    requestId: 'request-1',
    type: 'newConnectionFailure',
    error: expect.stringContaining('nothing'),
    errorData: { key: 'not_found' },
  })
})

it('returns to redirectUri, and to nothing that is no web address', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const fields = { connectorId: 'cnr_dealwren', redirectUri: 'https://app.acme.test/back' }
  const start = startOf(await (await open(sandbox, '/connect', fields)).text())
  expect(start.cancelRedirect).toMatch(/^https:\/\/app\.acme\.test\/back\?error=/)
  const { answer } = await decide(sandbox, start, { outcome: 'succeed' }, '/')
  expect(answer.redirect).toBe(`https://app.acme.test/back?connectionId=${sandbox.list(TENANT)[0]?.id}`)

  for (const redirectUri of ['javascript:alert(1)', '/back', 'data:text/html,x']) {
    const response = await open(sandbox, '/connect', { ...fields, redirectUri })
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(startOf(text).cancelRedirect).toBeUndefined()
    expect(startOf(text).step.redirect).toBeUndefined()
  }
})

it('answers 400 on a page for a payload that is no JSON', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const response = await open(sandbox, '/connect', { payload: '{' })
  expect(response.status).toBe(400)
  expect(mainOf(await response.text())).toContain('payload')
})

it('opens the link of a client action, which needs no token', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('larkmail', { tenantKey: TENANT })
  const uiUrl = sandbox.disconnect(id).clientAction?.uiUrl ?? ''
  const response = await sandbox.fetch(new Request(uiUrl))
  expect(response.status).toBe(200)
  expect(mainOf(await response.text())).toContain('Reconnect')
})

it('leads a client action to where the sandbox is by then', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('larkmail', { tenantKey: TENANT, state: 'CLIENT_ACTION_REQUIRED' })
  sandbox.apiUri = 'https://app.acme.test/membrane'
  const uiUrl = sandbox.get(id)?.clientAction?.uiUrl ?? ''
  expect(uiUrl).toMatch(/^https:\/\/app\.acme\.test\/membrane\/screens\//)
  expect((await sandbox.fetch(new Request(uiUrl))).status).toBe(200)
  const response = await sandbox.fetch(
    new Request(`${sandbox.apiUri}/integrations/larkmail?token=${sandbox.token({ tenantKey: TENANT })}`),
  )
  expect(await response.json()).toMatchObject({ connection: { clientAction: { type: 'connect', uiUrl } } })
})
