import { expect, it } from 'vitest'
import { type App, startDev, startPreview } from './support/app.js'

const PAGE = 'https://app.example.com'

/** What a browser does before it sends a request of this kind to another origin, and whether it then sends it. */
async function mayAsk(app: App, path: string, method: string, header: string, origin = PAGE) {
  const response = await app.ask(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'sec-fetch-site': 'cross-site',
      'access-control-request-method': method,
      'access-control-request-headers': header,
    },
  })
  const says = (name: string) => response.headers.get(`access-control-allow-${name}`) ?? ''
  return (
    response.ok &&
    [origin, '*'].includes(says('origin')) &&
    says('methods').includes(method) &&
    says('headers').includes(header)
  )
}

it.each([
  ['vite', startDev],
  ['vite preview', startPreview],
])('%s lets pages of allowed origins ask for tokens, use them in the sandbox, and act', async (_, start) => {
  const app = await start({ allowedOrigins: [`${PAGE}/`], act: true })
  const headers = { origin: PAGE, 'sec-fetch-site': 'cross-site' }

  expect(await mayAsk(app, '/api/membrane-token', 'GET', 'x-user')).toBe(true)
  expect(await mayAsk(app, '/api/membrane-act', 'POST', 'content-type')).toBe(true)
  expect(await mayAsk(app, '/__membrane/connections', 'GET', 'authorization')).toBe(true)

  const { token, apiUri } = await app.grant('/api/membrane-token', headers)
  const response = await fetch(`${apiUri}/connections`, {
    headers: { ...headers, authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toMatch(/^\*$|app\.example\.com/)
})

it('leaves the preflights of everybody else, and of everything else, to Vite', async () => {
  const app = await startDev({ allowedOrigins: [PAGE] })
  expect(await mayAsk(app, '/__membrane/connections', 'GET', 'authorization', 'https://evil.test')).toBe(
    false,
  )
  expect(await mayAsk(app, '/main.js', 'GET', 'authorization')).toBe(false)
})

it('does not start with an allowed origin that is none', async () => {
  await expect(startDev({ allowedOrigins: ['app.example.com'] })).rejects.toThrow(/allowedOrigins/)
})
