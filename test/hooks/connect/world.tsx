import { createElement, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import type { MembraneError } from '../../../src/core/errors.js'
import { MembraneProvider, type MembraneProviderProps } from '../../../src/hooks/MembraneProvider.js'
import { useConnections } from '../../../src/hooks/useConnections.js'
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/index.js'

/** A sandbox, and a page on it: a provider with the list of the connections' names. */
export function createWorld(options: SandboxOptions = {}, props: Partial<MembraneProviderProps> = {}) {
  const sandbox = createSandbox({ scenario: 'empty', ...options })
  for (const key of ['hubspot', 'gmail']) sandbox.connect(key, { tenantKey: 'somebody-else' })
  const errors: MembraneError[] = []
  const cache = new Map()
  const world = {
    sandbox,
    errors,
    /** How often a token was asked for. */
    tokens: 0,
    /** Who gets the tokens. */
    signedIn: 'tenant-1',
    /** Changed by a test; they reach the provider at the next render. */
    props,
    Wrapper: ({ children }: { children?: ReactNode }) => {
      const provider = (
        <MembraneProvider
          fetchToken={async () => {
            world.tokens++
            return sandbox.token({ tenantKey: world.signedIn })
          }}
          apiUri={sandbox.apiUri}
          fetch={sandbox.fetch}
          openConnect={sandbox.openConnect}
          onError={(error) => errors.push(error)}
          {...world.props}
        >
          {children}
        </MembraneProvider>
      )
      return createElement(SWRConfig, { value: { provider: () => cache } }, provider)
    },
    /** The provider with a list under it. */
    Page: ({ children }: { children?: ReactNode }) => (
      <world.Wrapper>
        <Names />
        {children}
      </world.Wrapper>
    ),
    /** What was asked of the API, as `GET /connections 200`. */
    calls: (prefix = '') =>
      sandbox.requests
        .map(({ method, path, status }) => `${method} ${path} ${status}`)
        .filter((call) => call.startsWith(prefix)),
  }
  return world
}

/** A list that a page shows. */
function Names() {
  const { connections, loading } = useConnections()
  if (loading) return <p>Loading</p>
  return (
    <ul>
      {connections.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  )
}
