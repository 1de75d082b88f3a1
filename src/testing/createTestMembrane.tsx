'use client'
import { useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import type { Connection } from '../api/connection.js'
import * as live from '../hooks/live.js'
import { provideLiveChunk } from '../hooks/liveChunk.js'
import { MembraneProvider, type MembraneProviderProps } from '../hooks/MembraneProvider.js'
import { createSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../sandbox/index.js'
import { watchConnects, type TestConnects } from './connects.js'
import type { CreateConnectionFields } from './createConnection.js'
import { requestsLike, type RequestPattern } from './requests.js'
import { createSignedIn, type TestTenant } from './signedIn.js'
import { fieldsOf, type ConnectionFixture } from './statuses.js'
import { ownAddress } from './ownAddress.js'

export interface TestMembraneOptions extends Omit<SandboxOptions, 'tenantKey'> {
  /** Who is signed in. `null`: nobody. Default `tenant-1`. */
  tenant?: TestTenant
  /** More props for the provider, or others than the test kit's. */
  provider?: Omit<MembraneProviderProps, 'children'>
}

/** A world of its own for one test: nothing is shared with the next. */
export interface TestMembrane {
  /** Put it around what is tested: Testing Library's `wrapper`. Each time it is mounted its cache is empty. */
  Wrapper: ComponentType<{ children?: ReactNode }>
  /** Membrane's API: furnish it, break it, and look at what was asked. */
  sandbox: Sandbox
  /** Says how the next connects end: `connects.next('cancel')`. Without any, they succeed. */
  connects: TestConnects
  /**
   * Puts a connection in the world of whoever is signed in, in a status that it then keeps.
   *
   * @throws {TypeError} when there is no such status.
   */
  addConnection: (status: ConnectionFixture, fields?: CreateConnectionFields) => Connection
  /**
   * What was asked of the API so far, oldest first: all of it, or what is like `"GET /connections"`, `"/connections"` (any method), or a
   * pattern. Count them: `expect(requests('GET /connections')).toHaveLength(1)`.
   */
  requests: (pattern?: RequestPattern) => LoggedRequest[]
  /** Somebody else signs in, or with `null` whoever is there signs out. Call it inside `act`. */
  signIn: (tenant: TestTenant) => void
}

/**
 * Makes a provider on a sandbox, for tests in jsdom, happy-dom or a browser. No network, no server, no mocks; it
 * works with any test runner, and with fake timers.
 *
 * @param options.scenario What the tenant finds. Default: nothing.
 * @param options.buildMs How long what is connected is `BUILDING` first, in milliseconds. Default 0.
 * @throws {Error} where there is no `Request`, as in Jest's own jsdom environment.
 */
export function createTestMembrane(options: TestMembraneOptions = {}): TestMembrane {
  if (typeof Request === 'undefined')
    throw new Error(
      'createTestMembrane needs `Request`, which this test environment does not have: ' +
        'with Jest, set testEnvironment to "jest-fixed-jsdom" in place of "jsdom".',
    )
  provideLiveChunk(live)
  const { tenant = 'tenant-1', provider, ...sandboxOptions } = options
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0, apiUri: ownAddress(), ...sandboxOptions })
  const { open, connects } = watchConnects(sandbox.openConnect)
  const signedIn = createSignedIn(tenant)
  const mint = () => {
    const who = signedIn.who()
    return who && sandbox.token(who)
  }

  // What a test puts there without saying whose it is, is of whoever is signed in.
  const put = sandbox.connect.bind(sandbox)
  sandbox.connect = (integrationKey, fields) => {
    const who = signedIn.who()
    return put(integrationKey, { ...(who && { tenantKey: who.tenantKey }), ...fields })
  }

  function Wrapper({ children }: { children?: ReactNode }) {
    const [cache] = useState(() => new Map())
    const who = useSyncExternalStore(signedIn.subscribe, signedIn.who, signedIn.who)
    const hasOwnToken = provider?.token || provider?.tokenEndpoint || provider?.fetchToken
    const props: MembraneProviderProps = {
      apiUri: sandbox.apiUri,
      fetch: sandbox.fetch,
      openConnect: open,
      ...(!hasOwnToken && { fetchToken: mint, tenantKey: who?.tenantKey }),
      ...provider,
    }
    return (
      <SWRConfig value={{ provider: () => cache }}>
        <MembraneProvider {...props}>{children}</MembraneProvider>
      </SWRConfig>
    )
  }

  return {
    Wrapper,
    sandbox,
    connects,
    addConnection: (status, { integrationKey = 'crm', ...fields } = {}) =>
      sandbox.connect(integrationKey, { ...fieldsOf(status, Date.now()), ...fields }),
    requests: (pattern) => requestsLike(sandbox.requests, pattern),
    signIn: (next) => signedIn.become(next),
  }
}
