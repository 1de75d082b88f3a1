import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '../../src/api/fetch.js'
import type { FetchToken } from '../../src/core/token.js'
import { clientOf, API, failure, json, NOW, sessionWith, silence, unsigned } from './support.js'

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
  it("that the host's own fetch gave up, as by a timeout of its own, has failed and is shown", async () => {
    const gaveUp = new DOMException('The operation was aborted.', 'AbortError')
    const session = sessionWith(() => Promise.reject(gaveUp))
    await expect(clientOf(session).getConnection('con_1')).rejects.toMatchObject({ code: 'network' })
  })

  it('goes to the API below its path, with the token, the version and no cookies', async () => {
    const { fetch, requests } = script(() => json(connection))
    const session = sessionWith(fetch, { apiUri: `${API}/v1/membrane/` })
    await clientOf(session).getConnection('con_1')

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
    await clientOf(sessionWith(fetch)).patchConnection('con_1', { name: 'Acmé' })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
    expect(await requests[0]?.json()).toEqual({ name: 'Acmé' })
  })

  it('encodes a key, so that it stays one part of the path', async () => {
    const { fetch, requests } = script(() => json(connection))
    await clientOf(sessionWith(fetch)).getConnection('a/b?c=d#e%20 ü')
    expect(requests[0]?.url).toBe(`${API}/connections/a%2Fb%3Fc%3Dd%23e%2520%20%C3%BC`)
  })

  it.each(['', '.', '..', '\ud800'])(
    'refuses %j as an id, since it would be another path',
    async (selector) => {
      const { fetch, requests } = script(() => json(connection))
      const client = clientOf(sessionWith(fetch))
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
    const client = clientOf(sessionWith(fetch))
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

describe('a request that fails', () => {
  it.each([
    ['seconds', '3', 3_000],
    ['a date', new Date(NOW + 3_000).toUTCString(), 3_000],
    ['a past date', new Date(NOW - 3_000).toUTCString(), 0],
    ['a word', 'soon', undefined],
  ])('tells how long the server asks to wait, in %s', async (_, header, retryAfterMs) => {
    const { fetch, requests } = script(() => refused(429, { headers: { 'retry-after': header } }))
    const error = await failure(clientOf(sessionWith(fetch)).getConnection('con_1'))
    expect(error).toMatchObject({ code: 'rate-limited', retryAfterMs })
    expect(requests).toHaveLength(1)
  })
})

it.each([503, 429, 500])('a change that fails with %i is never repeated by itself', async (status) => {
  const { fetch, requests } = script(() => refused(status, { headers: { 'retry-after': '1' } }))
  const client = clientOf(sessionWith(fetch))
  for (const change of [
    () => client.archiveConnection('con_1'),
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
    await clientOf(sessionWith(fetch, { fetchToken })).archiveConnection('con_1')
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
    const client = clientOf(sessionWith(fetch, { fetchToken }))
    await Promise.all([client.listConnections(), client.listIntegrations(), client.listExternalApps()])
    expect(fetchToken).toHaveBeenCalledTimes(2)
  })

  it('is an error when the new one is refused too', async () => {
    let count = 0
    const fetchToken = vi.fn<FetchToken>(() => unsigned({ name: String(++count) }))
    const { fetch, requests } = script(unauthorized)
    const error = await failure(clientOf(sessionWith(fetch, { fetchToken })).listConnections())
    expect(error).toMatchObject({ code: 'unauthorized', status: 401, message: 'Expired' })
    expect(requests).toHaveLength(2)
    expect(fetchToken).toHaveBeenCalledTimes(2)
  })

  it('is an error at once when there is no other, and says if it is simply over', async () => {
    let now = NOW
    const { fetch, requests } = script(unauthorized)
    expect(await failure(clientOf(sessionWith(fetch)).listConnections())).toMatchObject({
      code: 'unauthorized',
    })
    expect(requests).toHaveLength(1)

    // A token route that hands out the same old token again and again.
    const cached = sessionWith(fetch, {
      fetchToken: () => unsigned({ exp: NOW / 1000 + 60 }),
      now: () => now,
    })
    await cached.grant()
    now += 120_000
    expect(await failure(clientOf(cached).listConnections())).toMatchObject({ code: 'token-expired' })
  })

  it('is told apart from an external app that refused', async () => {
    const fetchToken = vi.fn<FetchToken>(() => unsigned())
    const { fetch } = script(() =>
      json({ type: 'connection', message: 'HubSpot answered 401' }, { status: 401 }),
    )
    expect(await failure(clientOf(sessionWith(fetch, { fetchToken })).testConnection('con_1'))).toMatchObject(
      {
        code: 'connection',
        message: 'HubSpot answered 401',
      },
    )
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
    const error = failure(clientOf(sessionWith(fetch)).listConnections())
    await vi.advanceTimersByTimeAsync(29_999)
    expect(signals[0]?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'timeout', message: expect.stringContaining('30 s') })
    expect(signals).toHaveLength(1)
    expect(signals[0]?.aborted).toBe(true)
  })

  it('is given up when its body does not end', async () => {
    const fetch: Fetch = async () => new Response(new ReadableStream({ start() {} }))
    const error = failure(clientOf(sessionWith(fetch, { requestTimeoutMs: 500 })).archiveConnection('con_1'))
    await vi.advanceTimersByTimeAsync(500)
    expect(await error).toMatchObject({ code: 'timeout' })
  })

  it('may take longer when it is the long poll: what it asks for and ten seconds more', async () => {
    const { fetch, requests } = script(() => silence(new Request(API)))
    let over = false
    const error = failure(clientOf(sessionWith(fetch)).getConnection('con_1', { waitSeconds: 25 })).finally(
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
    void failure(clientOf(sessionWith(fetch, { requestTimeoutMs: Infinity })).listConnections()).finally(
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
    const error = failure(clientOf(sessionWith(fetch)).listConnections({}, { signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    expect(await error).toMatchObject({ code: 'aborted' })
    expect(seen[0]?.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not sent when it was over before', async () => {
    const { fetch, requests } = script(() => json({ items: [] }))
    const signal = AbortSignal.abort()
    expect(await failure(clientOf(sessionWith(fetch)).listConnections({}, { signal }))).toMatchObject({
      code: 'aborted',
    })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(requests).toHaveLength(0)
  })

  it('does not take the token request of the others with it', async () => {
    let give: (token: string) => void = () => {}
    const fetchToken: FetchToken = () => new Promise((resolve) => (give = resolve))
    const controller = new AbortController()
    const client = clientOf(sessionWith(async () => json({ items: [] }), { fetchToken }))
    const gone = failure(client.listConnections({}, { signal: controller.signal }))
    const stays = client.listConnections()
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    expect(await gone).toMatchObject({ code: 'aborted' })
    give(unsigned())
    expect(await stays).toEqual([])
  })
})
