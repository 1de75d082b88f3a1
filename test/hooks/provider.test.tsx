import { render, renderHook } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  MembraneProvider,
  isMembraneError,
  useConnection,
  useConnectionActions,
  useConnectionHealth,
  useConnections,
  useDisconnect,
  useExternalApps,
  useIntegration,
  useIntegrations,
  useMembraneSession,
  useRenameConnection,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { settle } from './support/world.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const thrown = (act: () => unknown): Error & { code?: string } => {
  try {
    act()
  } catch (error) {
    if (isMembraneError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Props as JavaScript and templates pass them. */
const wrong: readonly [props: object, says: RegExp][] = [
  [{}, /tokenEndpoint="\/api\/membrane-token"/],
  [{ tokenEndpoint: '/t', fetchToken: () => 'x' }, /one of tokenEndpoint, fetchToken and token/],
  [{ token: '' }, /token/],
  [{ fetchToken: '/api/token' }, /fetchToken/],
  [{ token: 'pat-1', apiUri: '/membrane' }, /absolute/],
  [{ token: 'pat-1', tenantKey: '' }, /tenantKey/],
  [{ token: 'pat-1', requestTimeoutMs: 0 }, /requestTimeoutMs in milliseconds/],
]
for (const [props, says] of wrong) {
  it(`says what to write instead of ${JSON.stringify(props)}`, () => {
    const error = thrown(() => render(createElement(MembraneProvider, props)))
    expect(error.code).toBe('invalid-option')
    expect(error.message).toMatch(says)
  })
}

it('takes an absent environment variable for absent', () => {
  const unset = { apiUri: undefined, tenantKey: undefined, fallback: undefined, fetchToken: undefined }
  expect(() => render(<MembraneProvider token="pat-1" {...unset} />)).not.toThrow()
  expect(() => render(<MembraneProvider token="pat-1" apiUri="" />)).not.toThrow()
})

const hooks = {
  useConnection: () => useConnection('x'),
  useConnectionActions,
  useConnectionHealth,
  useConnections,
  useDisconnect,
  useExternalApps,
  useIntegration: () => useIntegration('x'),
  useIntegrations,
  useMembraneSession,
  useRenameConnection,
}
for (const [name, hook] of Object.entries(hooks)) {
  it(`${name} outside a provider names the remedy`, () => {
    const error = thrown(() => renderHook(() => hook()))
    expect(error.code).toBe('missing-provider')
    expect(error.message).toMatch(/^use\w+ was called outside a <MembraneProvider>/)
    expect(error.message).toContain('tokenEndpoint')
  })
}

it('asks the token endpoint of the page, and opens a connection to the API meanwhile', async () => {
  const asked: string[] = []
  const { sandbox } = createTestMembrane()
  vi.stubGlobal('fetch', (input: Request) => {
    asked.push(input.url)
    if (!input.url.endsWith('/api/membrane-token')) return sandbox.fetch(input)
    return Promise.resolve(Response.json({ token: sandbox.token() }))
  })
  sandbox.connect('hubspot')
  const Names = () => <p>{useConnections().items.length}</p>
  const { container } = render(
    <MembraneProvider tokenEndpoint="/api/membrane-token" apiUri={sandbox.apiUri}>
      <Names />
    </MembraneProvider>,
  )
  expect(document.head.querySelector(`link[rel=preconnect][href="${sandbox.apiUri}"]`)).not.toBeNull()
  await settle()
  expect(asked[0]).toBe(new URL('/api/membrane-token', document.baseURI).href)
  expect(container.textContent).toBe('1')
  vi.unstubAllGlobals()
})

it('uses the apiUri that comes with the token', async () => {
  const { sandbox } = createTestMembrane()
  sandbox.connect('hubspot')
  const { result } = renderHook(() => ({ ...useConnections(), ...useMembraneSession() }), {
    wrapper: ({ children }) => (
      <MembraneProvider
        fetch={sandbox.fetch}
        fetchToken={() => Promise.resolve({ token: sandbox.token(), apiUri: sandbox.apiUri })}
      >
        {children}
      </MembraneProvider>
    ),
  })
  await settle()
  expect(result.current.items).toHaveLength(1)
  expect(result.current.scope).toMatchObject({ apiUri: sandbox.apiUri, tenantKey: 'tenant-1' })
})

it('gives a request up after requestTimeoutMs, and says so', async () => {
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => sandbox.token(), requestTimeoutMs: 5_000 },
  })
  sandbox.faults.add({ delayMs: 60_000 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  await settle(4_900)
  expect(result.current.loading).toBe(true)
  await settle(200)
  expect(result.current.error?.code).toBe('timeout')
})
