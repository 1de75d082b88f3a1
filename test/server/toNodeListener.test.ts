import express from 'express'
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createActRoute, createTokenRoute, type Fetch } from 'react-membrane/server'
import { toNodeListener } from '../../src/node/index.js'

const workspace = { workspaceKey: 'wk_1', workspaceSecret: 'secret' }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** Answers what it got. */
const echo: Fetch = async (request) =>
  Response.json({
    url: request.url,
    method: request.method,
    user: request.headers.get('x-user'),
    body: await request.text(),
    isRequest: request instanceof Request,
  })

it('serves a token route on node:http, with the tenant from the request', async () => {
  const { Request, Response } = globalThis
  const url = await serve(
    toNodeListener(createTokenRoute({ ...workspace, tenant: (request) => request.headers.get('x-user') })),
  )
  const response = await fetch(`${url}/api/membrane-token`, { headers: { 'x-user': 'acme' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject({ token: expect.stringContaining('.') })
  expect([globalThis.Request, globalThis.Response]).toEqual([Request, Response])
})

it('passes method, address, headers and body on as a Request of the platform', async () => {
  const url = await serve(toNodeListener(echo))
  const response = await fetch(`${url}/a%20b?c=1&c=2`, {
    method: 'POST',
    body: 'übung',
    headers: { 'x-user': 'acme' },
  })
  expect(await response.json()).toEqual({
    url: `${url}/a%20b?c=1&c=2`,
    method: 'POST',
    user: 'acme',
    body: 'übung',
    isRequest: true,
  })
})

it('runs on Express where a router is mounted, with and without a body parser before it', async () => {
  const app = express()
  const router = express.Router()
  router.post('/act', toNodeListener(echo))
  app.use('/plain', router)
  app.use('/parsed', express.json(), router)
  app.use('/raw', express.raw({ type: '*/*' }), router)
  const url = await serve(app)
  for (const mount of ['plain', 'parsed', 'raw']) {
    const response = await fetch(`${url}/${mount}/act?a=1`, {
      method: 'POST',
      body: '{"key":"create-lead"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toMatchObject({
      url: `${url}/${mount}/act?a=1`,
      body: '{"key":"create-lead"}',
    })
  }
})

it('does not believe a proxy that it was told nothing of', async () => {
  const url = await serve(toNodeListener(echo))
  const headers = { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' }
  expect(await (await fetch(`${url}/x`, { headers })).json()).toMatchObject({ url: `${url}/x` })
})

it('knows the address behind a proxy when it is told to trust it', async () => {
  const url = await serve(toNodeListener(echo, { trustProxy: true }))
  const ask = async (headers: Record<string, string>) => (await fetch(`${url}/x`, { headers })).json()
  const proxied = { 'x-forwarded-host': 'app.example.com, inner:3000', 'x-forwarded-proto': 'https,http' }
  expect(await ask(proxied)).toMatchObject({ url: 'https://app.example.com/x' })
  expect(await ask({ 'x-forwarded-proto': 'https' })).toMatchObject({
    url: url.replace('http:', 'https:') + '/x',
  })
  expect(await ask({ 'x-forwarded-host': 'no host!' })).toMatchObject({ url: `${url}/x` })
  expect(await ask({ 'x-forwarded-proto': 'javascript' })).toMatchObject({ url: `${url}/x` })
})

it('trusts the proxies that Express trusts', async () => {
  const headers = { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' }
  const app = express()
  app.get('/x', toNodeListener(echo))
  const url = await serve(app)
  expect(await (await fetch(`${url}/x`, { headers })).json()).toMatchObject({ url: `${url}/x` })
  app.set('trust proxy', 'loopback')
  expect(await (await fetch(`${url}/x`, { headers })).json()).toMatchObject({
    url: 'https://app.example.com/x',
  })
})

it('lets pages of the real origin in behind a proxy, and others not', async () => {
  const url = await serve(toNodeListener(createTokenRoute({ ...workspace, tenant: () => 'acme' })))
  const ask = async (origin: string) =>
    (await fetch(url, { headers: { origin, 'x-forwarded-host': 'app.example.com' } })).status
  expect(await ask('https://app.example.com')).toBe(200)
  expect(await ask('https://evil.test')).toBe(403)
})

it('aborts what is under way when the client goes away', async () => {
  let aborted = () => {}
  const gone = new Promise<void>((resolve) => (aborted = resolve))
  let arrived = () => {}
  const here = new Promise<void>((resolve) => (arrived = resolve))
  const url = await serve(
    toNodeListener(
      (request) =>
        new Promise(() => {
          request.signal.addEventListener('abort', () => aborted())
          arrived()
        }),
    ),
  )
  const page = new AbortController()
  const asked = fetch(url, { signal: page.signal }).catch((error: unknown) => error)
  await here
  page.abort()
  await gone
  expect(await asked).toMatchObject({ name: 'AbortError' })
})

it('answers JSON without a stack when a route throws', async () => {
  const url = await serve(toNodeListener(() => Promise.reject(new Error('database at postgres://app:pw@db'))))
  const response = await fetch(url)
  const text = await response.text()
  expect([response.status, JSON.parse(text)]).toEqual([
    500,
    { code: 'server-error', message: expect.any(String) },
  ])
  expect(text).not.toMatch(/postgres|    at /)
})

it('answers JSON when a route throws before it is asynchronous', async () => {
  const url = await serve(
    toNodeListener(() => {
      throw new Error('too early')
    }),
  )
  expect((await fetch(url)).status).toBe(500)
})

/** What a server answers to a head of a request that no client of HTTP would send. */
function answerTo(address: string, head: string): Promise<string> {
  const { port, hostname } = new URL(address)
  return new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('data', (data) => (text += String(data)))
    socket.on('close', () => resolve(text))
    socket.end(`${head}\r\nConnection: close\r\n\r\n`)
  })
}

it('answers JSON to what is not HTTP as it should be', async () => {
  const answer = await answerTo(await serve(toNodeListener(echo)), 'GET / HTTP/1.1\r\nHost: a b')
  expect(answer).toContain('400')
  expect(answer).toContain('"bad-request"')
})

it('answers 405 to a method that no Request can have', async () => {
  const url = await serve(toNodeListener(echo))
  const answer = await answerTo(url, 'TRACE / HTTP/1.1\r\nHost: a.test')
  expect(answer).toMatch(/^HTTP\/1\.1 405 /)
  expect(answer).toContain('"bad-request"')
})

it('answers 413 to 11 MB and takes the next request', async () => {
  const upstream: Fetch = async () => Response.json({ output: 1, actionRunId: 'run_1' })
  const url = await serve(
    toNodeListener(
      createActRoute({ ...workspace, tenant: () => 'acme', actions: ['create-lead'], fetch: upstream }),
    ),
  )
  // In pieces and without a length, as an upload by a browser may be.
  const status = await new Promise((resolve, reject) => {
    const sending = httpRequest(url, { method: 'POST' }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sending.on('error', reject)
    for (let sent = 0; sent < 11; sent += 1) sending.write(Buffer.alloc(1_000_000, ' '))
    sending.end()
  })
  expect(status).toBe(413)
  const next = await fetch(url, { method: 'POST', body: JSON.stringify({ key: 'create-lead' }) })
  expect(await next.json()).toEqual({ output: 1, actionRunId: 'run_1' })
})
