'use client'
import { useState, type ComponentType, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { MembraneProvider, type MembraneProviderProps } from '../hooks/MembraneProvider.js'
import { provideLiveChunk } from '../hooks/liveChunk.js'
import * as live from '../hooks/live.js'
import { createSandbox, type Sandbox, type SandboxOptions, type ScriptedConnect } from '../sandbox/index.js'

export interface TestMembraneOptions extends SandboxOptions {
  /** Who is signed in. Default `tenant-1`. */
  tenantKey?: string
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
  connects: Pick<ScriptedConnect, 'next'>
}

/**
 * Makes a provider on a sandbox, for tests in jsdom or a browser. No network, no server, no mocks; it works with
 * any test runner, and with fake timers.
 *
 * @param options.scenario What the tenant finds. Default: nothing.
 * @throws {Error} where there is no `Request`, as in Jest's own jsdom environment.
 */
export function createTestMembrane(options: TestMembraneOptions = {}): TestMembrane {
  if (typeof Request === 'undefined')
    throw new Error(
      'This test environment has no `Request`, which react-membrane needs. ' +
        'With Jest, set testEnvironment to "jest-fixed-jsdom" in place of "jsdom".',
    )
  provideLiveChunk(live)
  const { tenantKey = 'tenant-1', provider, ...sandboxOptions } = options
  const sandbox = createSandbox({ scenario: 'empty', ...sandboxOptions })
  const props: MembraneProviderProps = {
    apiUri: sandbox.apiUri,
    fetch: sandbox.fetch,
    openConnect: sandbox.openConnect,
    ...(!provider?.token && !provider?.tokenEndpoint && { fetchToken: () => sandbox.token({ tenantKey }) }),
    ...provider,
  }
  function Wrapper({ children }: { children?: ReactNode }) {
    const [cache] = useState(() => new Map())
    return (
      <SWRConfig value={{ provider: () => cache }}>
        <MembraneProvider {...props}>{children}</MembraneProvider>
      </SWRConfig>
    )
  }
  return { Wrapper, sandbox, connects: sandbox.openConnect }
}
