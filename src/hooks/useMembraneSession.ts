'use client'
import type { Scope } from '../core/scope.js'
import { useMembraneContext } from './context.js'

/** Who is signed in, and what goes with it. */
export interface MembraneSession {
  /** Whose data is shown: workspace and tenant as the token names them. `null` until that is known. */
  scope: Scope | null
  /** The token route says that nobody is signed in. No data is shown then. */
  signedOut: boolean
  /** Milliseconds since the epoch by Membrane's clock, as far as its answers told. */
  serverNow: () => number
  /** The provider's. */
  nonce: string | undefined
}

/**
 * Who is signed in, and what time it is where the data comes from.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useMembraneSession(): MembraneSession {
  const { scope, signedOut, session, nonce } = useMembraneContext('useMembraneSession')
  return { scope, signedOut, serverNow: session.serverNow, nonce }
}
