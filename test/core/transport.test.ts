import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '../../src/api/fetch.js'
import type { MembraneError } from '../../src/core/errors.js'
import type { FetchToken } from '../../src/core/token.js'
import { API, failure, html, json, NOW, sessionWith, silence, unsigned } from './support.js'

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

const connection = { id: 'con_1', name: 'Acme', state: 'READY' }
const refused = (status: number, init?: ResponseInit) =>
  json({ message: `HTTP ${status}` }, { status, ...init })

/** A fetch that answers one after the other; the last answer again and again. */
function script(...answers: (() => Response | Promise<Response>)[]) {
  const requests: Request[] = []
  const fetch: Fetch = async (request) => {
    requests.push(request)
    const answer = answers[Math.min(requests.length, answers.length) - 1]
    if (!answer) throw new Error('No answer')
    return answer()
  }
  return { fetch, requests }
}

/** Lets time pass until a promise has settled. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  let done = false
  const over = () => (done = true)
  promise.then(over, over)
  while (!done) await vi.advanceTimersByTimeAsync(50)
  return promise
}

describe('a request', () => {
  it('goes to the API below its path, with the token, the version and no cookies', async () => {
    const { fetch, requests } = script(() => json(connection))
    const session = sessionWith(fetch, { apiUri: `${API}/v1/membrane/` })
    await session.client.getConnection('con_1')

    const [request] = requests
    expect(request).toMatchObject({
      method: 'GET',
      url: `${API}/v1/membrane/connections/con_1`,
      credentials: 'omit',
    })
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${unsigned()}`,
      'membrane-api-version': '2025-10-21',
    })
  })

  it('sends JSON when it has something to say', async () => {
    const { fetch, requests } = script(() => json(connection))
    await sessionWith(fetch).client.patchConnection('con_1', { name: 'Acmé' })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
    expect(await requests[0]?.json()).toEqual({ name: 'Acmé' })
  })

  it('encodes a key, so that it stays one part of the path', async () => {
    const { fetch, requests } = script(() => json(connection))
    await sessionWith(fetch).client.getConnection('a/b?c=d#e%20 ü')
    expect(requests[0]?.url).toBe(`${API}/connections/a%2Fb%3Fc%3Dd%23e%2520%20%C3%BC`)
  })

  it.each(['', '.', '..', '\ud800'])(
    'refuses %j as an id, since it would be another path',
    async (selector) => {
      const { fetch, requests } = script(() => json(connection))
      const { client } = sessionWith(fetch)
      for (const call of [
        () => client.getConnection(selector),
        () => client.archiveConnection(selector),
        () => client.restoreConnection(selector),
        () => client.getIntegration(selector),
      ]) {
        expect(await failure(call())).toMatchObject({ code: 'invalid-option' })
      }
      expect(requests).toHaveLength(0)
    },
  )

  it('leaves out what is absent or blank, keeps what is false, and sends flags that the API wants as digits', async () => {
    const { fetch, requests } = script(() => json({ items: [] }))
    const { client } = sessionWith(fetch)
    await client.listIntegrations({
      search: '  ',
      limit: 25,
      connectors: true,
      externalApps: false,
      includeArchived: false,
    })
    await client.listIntegrations({ search: 'crm & more ü', cursor: 'a+b/c=', limit: Number.NaN })
    await client.listExternalApps({ category: 'crm', isConnected: true })
    expect(requests.map(({ url }) => url.slice(API.length))).toEqual([
      '/integrations?limit=25&includeArchived=false&connectors=1&externalApps=0',
      '/integrations?search=crm+%26+more+%C3%BC&cursor=a%2Bb%2Fc%3D',
      '/external-apps?category=crm&isConnected=true',
    ])
  })
})

describe('a read that fails', () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ['503', () => refused(503)],
    ['500', () => json({ type: 'internal', message: 'Oh' }, { status: 500 })],
    ['429', () => refused(429)],
    ['a web page with 502', () => html(502)],
    ['a dropped connection', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is tried again by itself: three times %s recovers', async (_, answer) => {
    const { fetch, requests } = script(answer, answer, answer, () => json(connection))
    expect(await settle(sessionWith(fetch).client.getConnection('con_1'))).toMatchObject({ id: 'con_1' })
    expect(requests).toHaveLength(4)
  })

  it('waits twice as long each time, by chance a little less, and says so meanwhile', async () => {
    for (const [random, delays] of [
      [0, [150, 300, 600]],
      [1, [300, 600, 1200]],
    ] as const) {
      const at: number[] = []
      const seen: string[] = []
      const fetch: Fetch = async () => {
        at.push(Date.now())
        return refused(503)
      }
      const session = sessionWith(fetch, { random: () => random })
      const onRetry = (error: MembraneError) => seen.push(error.code)
      const started = Date.now()
      const error = failure(session.client.getConnection('con_1', { onRetry }))
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await error).toMatchObject({ code: 'server-error', status: 503 })
      expect(seen).toEqual(['server-error', 'server-error', 'server-error'])
      expect(at.map((time, index) => time - (at[index - 1] ?? started))).toEqual([0, ...delays])
    }
  })

  it.each([
    ['400', () => refused(400)],
    ['403', () => refused(403)],
    ['404', () => refused(404)],
    ['409', () => refused(409)],
    ['501', () => refused(501)],
    ['HTML', () => html()],
    ['an error of the external app', () => json({ type: 'connection', message: 'Down' }, { status: 500 })],
  ])('is not tried again after %s: that would not help', async (_, answer) => {
    const { fetch, requests } = script(answer)
    await settle(failure(sessionWith(fetch).client.getConnection('con_1')))
    expect(requests).toHaveLength(1)
  })

  it('is not tried again when the caller wants to see to that', async () => {
    const { fetch, requests } = script(() => refused(503))
    await settle(failure(sessionWith(fetch).client.listConnections({}, { retries: 0 })))
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['seconds', '3'],
    ['a date', new Date(NOW + 3_000).toUTCString()],
  ])('waits as long as Retry-After says in %s', async (_, header) => {
    const { fetch, requests } = script(
      () => refused(429, { headers: { 'retry-after': header } }),
      () => json(connection),
    )
    const answer = sessionWith(fetch, { now: undefined }).client.getConnection('con_1')
    await vi.advanceTimersByTimeAsync(2_999)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toMatchObject({ id: 'con_1' })
  })

  it('does not hang for minutes when Retry-After says so, but tells', async () => {
    const { fetch, requests } = script(() => refused(429, { headers: { 'retry-after': '120' } }))
    expect(await settle(failure(sessionWith(fetch).client.getConnection('con_1')))).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 120_000,
    })
    expect(requests).toHaveLength(1)
  })

  it.each(['soon', '', '-5'])('is not confused by a Retry-After of %j', async (header) => {
    const { fetch } = script(
      () => refused(503, { headers: { 'retry-after': header } }),
      () => json(connection),
    )
    expect(await settle(sessionWith(fetch).client.getConnection('con_1'))).toMatchObject({ id: 'con_1' })
  })
})

it.each([503, 429, 500])('a change that fails with %i is never repeated by itself', async (status) => {
  const { fetch, requests } = script(() => refused(status, { headers: { 'retry-after': '1' } }))
  const { client } = sessionWith(fetch)
  for (const change of [
    () => client.archiveConnection('con_1', { retries: 3 }),
    () => client.restoreConnection('con_1'),
    () => client.patchConnection('con_1', { name: 'x' }),
    () => client.testConnection('con_1'),
    () => client.refreshCredentials('con_1'),
  ]) {
    requests.length = 0
    expect(await settle(failure(change()))).toMatchObject({ status })
    expect(requests).toHaveLength(1)
  }
})

describe('a refused token', () => {
  const unauthorized = () =>
    json({ type: 'bad_request', key: 'not_authenticated', message: 'Expired' }, { status: 401 })

  it('is replaced once, and the request, a change too, is repeated with the new one', async () => {
    const fetchToken = vi
      .fn<FetchToken>()
      .mockReturnValueOnce(unsigned({ name: '1' }))
      .mockReturnValueOnce(unsigned({ name: '2' }))
    const { fetch, requests } = script(unauthorized, () => new Response(null, { status: 204 }))
    await sessionWith(fetch, { fetchToken }).client.archiveConnection('con_1')
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      `Bearer ${unsigned({ name: '1' })}`,
      `Bearer ${unsigned({ name: '2' })}`,
    ])
  })

  it('is replaced once for all who had it refused at the same time', async () => {
    let count = 0
    const fetchToken = vi.fn<FetchToken>(() => unsigned({ name: String(++count) }))
    const fetch: Fetch = async (request) =>
      request.headers.get('authorization') === `Bearer ${unsigned({ name: '1' })}`
        ? unauthorized()
        : json({ items: [] })
    const { client } = sessionWith(fetch, { fetchToken })
    await Promise.all([client.listConnections(), client.listIntegrations(), client.listExternalApps()])
    expect(fetchToken).toHaveBeenCalledTimes(2)
  })

  it('is an error when the new one is refused too', async () => {
    let count = 0
    const fetchToken = vi.fn<FetchToken>(() => unsigned({ name: String(++count) }))
    const { fetch, requests } = script(unauthorized)
    const error = await failure(sessionWith(fetch, { fetchToken }).client.listConnections())
    expect(error).toMatchObject({ code: 'unauthorized', status: 401, message: 'Expired' })
    expect(requests).toHaveLength(2)
    expect(fetchToken).toHaveBeenCalledTimes(2)
  })

  it('is an error at once when there is no other, and says if it is simply over', async () => {
    let now = NOW
    const { fetch, requests } = script(unauthorized)
    expect(await failure(sessionWith(fetch).client.listConnections())).toMatchObject({ code: 'unauthorized' })
    expect(requests).toHaveLength(1)

    // A token route that hands out the same old token again and again.
    const cached = sessionWith(fetch, {
      fetchToken: () => unsigned({ exp: NOW / 1000 + 60 }),
      now: () => now,
    })
    await cached.grant()
    now += 120_000
    expect(await failure(cached.client.listConnections())).toMatchObject({ code: 'token-expired' })
  })

  it('is told apart from an external app that refused', async () => {
    const fetchToken = vi.fn<FetchToken>(() => unsigned())
    const { fetch } = script(() =>
      json({ type: 'connection', message: 'HubSpot answered 401' }, { status: 401 }),
    )
    expect(await failure(sessionWith(fetch, { fetchToken }).client.testConnection('con_1'))).toMatchObject({
      code: 'connection',
      message: 'HubSpot answered 401',
    })
    expect(fetchToken).toHaveBeenCalledTimes(1)
  })
})

describe('a request without an end', () => {
  it('is given up after 30 s, also when what fetches does not listen', async () => {
    const signals: AbortSignal[] = []
    const fetch: Fetch = (request) => {
      signals.push(request.signal)
      return silence(request)
    }
    const error = failure(sessionWith(fetch).client.listConnections())
    await vi.advanceTimersByTimeAsync(29_999)
    expect(signals[0]?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'timeout', message: expect.stringContaining('30 s') })
    expect(signals).toHaveLength(1)
    expect(signals[0]?.aborted).toBe(true)
  })

  it('is given up when its body does not end', async () => {
    const fetch: Fetch = async () => new Response(new ReadableStream({ start() {} }))
    const error = failure(sessionWith(fetch, { requestTimeoutMs: 500 }).client.archiveConnection('con_1'))
    await vi.advanceTimersByTimeAsync(500)
    expect(await error).toMatchObject({ code: 'timeout' })
  })

  it('may take longer when it is the long poll: what it asks for and ten seconds more', async () => {
    const { fetch, requests } = script(() => silence(new Request(API)))
    let over = false
    const error = failure(sessionWith(fetch).client.getConnection('con_1', { waitSeconds: 25 })).finally(
      () => (over = true),
    )
    await vi.advanceTimersByTimeAsync(34_999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'timeout' })
    expect(requests.map(({ url }) => url)).toEqual([`${API}/connections/con_1?wait=true&timeout=25`])
  })

  it('can be asked to wait for ever', async () => {
    let over = false
    const fetch: Fetch = silence
    void failure(sessionWith(fetch, { requestTimeoutMs: Infinity }).client.listConnections()).finally(
      () => (over = true),
    )
    await vi.advanceTimersByTimeAsync(10 ** 9)
    expect(over).toBe(false)
  })
})

describe('a request that nobody waits for any more', () => {
  it('ends as aborted, and leaves nothing behind', async () => {
    const controller = new AbortController()
    const seen: AbortSignal[] = []
    const fetch: Fetch = (request) => {
      seen.push(request.signal)
      return silence(request)
    }
    const error = failure(sessionWith(fetch).client.listConnections({}, { signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    expect(await error).toMatchObject({ code: 'aborted' })
    expect(seen[0]?.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not sent when it was over before', async () => {
    const { fetch, requests } = script(() => json({ items: [] }))
    const signal = AbortSignal.abort()
    expect(await failure(sessionWith(fetch).client.listConnections({}, { signal }))).toMatchObject({
      code: 'aborted',
    })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(requests).toHaveLength(0)
  })

  it('is not tried again, and asks for no token any more', async () => {
    const controller = new AbortController()
    const { fetch, requests } = script(() => refused(503))
    const fetchToken = vi.fn<FetchToken>(() => 'pat-1234')
    const session = sessionWith(fetch, { fetchToken })
    const error = failure(session.client.listConnections({}, { signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    session.refuse('pat-1234')
    expect(await error).toMatchObject({ code: 'aborted' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(requests).toHaveLength(1)
    expect(fetchToken).toHaveBeenCalledTimes(1)
  })

  it('does not take the token request of the others with it', async () => {
    let give: (token: string) => void = () => {}
    const fetchToken: FetchToken = () => new Promise((resolve) => (give = resolve))
    const controller = new AbortController()
    const { client } = sessionWith(async () => json({ items: [] }), { fetchToken })
    const gone = failure(client.listConnections({}, { signal: controller.signal }))
    const stays = client.listConnections()
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    expect(await gone).toMatchObject({ code: 'aborted' })
    give(unsigned())
    expect(await stays).toEqual([])
  })
})
