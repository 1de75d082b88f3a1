'use client'
import type { MembraneClient } from '@membranehq/sdk'
import { facadeFor } from './connect/facade.js'
import { useEnter } from './connect/useEnter.js'
import { useMembraneContext } from './context.js'

/**
 * Membrane's own client, as `@membranehq/sdk` documents it, for the tenant who is signed in.
 *
 * The SDK is loaded at the first call. Until then `token` is `undefined` (setting it so has the next call fetch
 * another) and `retrieveLogs()` answers `[]`;
 * `instanceof MembraneClient` is false. Everything that answers with a promise behaves as in the SDK, and
 * besides: every call has a valid token, a read is repeated once after a 401, `ui.connect` opens one screen
 * at a time, and what it and `connection(id).archive()` change is seen by the lists on the page.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useMembrane(): MembraneClient {
  const { gate, scope } = useMembraneContext('useMembrane')
  useEnter(gate)
  return facadeFor(gate, scope?.key)
}
