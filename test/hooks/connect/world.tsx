import { createElement, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import type { MembraneError } from '../../../src/core/errors.js'
import { MembraneProvider, type MembraneProviderProps } from '../../../src/hooks/MembraneProvider.js'
import { useConnections } from '../../../src/hooks/useConnections.js'
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/index.js'

/** A sandbox, and a provider on it. Whoever is `signedIn` gets the tokens. */
export function createWorld(options: SandboxOptions = {}, props: Partial<MembraneProviderProps> = {}) {
  const sandbox = createSandbox({ scenario: 'empty', ...options })
  for (const key of ['hubspot', 'gmail']) sandbox.connect(key, { tenantKey: 'somebody-else' })
  const errors: MembraneError[] = []
  const cache = new Map()
  const world = {
    sandbox,
    errors,
    tokens: 0,
    signedIn: 'tenant-1',
    Wrapper({ children, ...changed }: { children?: ReactNode } & Partial<MembraneProviderProps>) {
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
          {...props}
          {...changed}
        >
          {children}
        </MembraneProvider>
      )
      return createElement(SWRConfig, { value: { provider: () => cache } }, provider)
    },
    /** What was asked of the API, as `GET /connections 200`. */
    calls: (prefix = '') =>
      sandbox.requests
        .map(({ method, path, status }) => `${method} ${path} ${status}`)
        .filter((call) => call.startsWith(prefix)),
  }
  return world
}

/** A list that a page shows. */
export function Names() {
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
