import type { TokenClaims } from '../api/token.js'
import { MembraneError } from './errors.js'

/**
 * Reads what a token says about itself, without verifying it (only Membrane can).
 *
 * @returns `null` for a token that says nothing: `pat-…` and other opaque ones.
 * @throws {MembraneError} `token-invalid` when it cannot be sent, or is a broken JWT.
 */
export function readClaims(token: string): TokenClaims | null {
  if (!/^[\x21-\x7e]+$/.test(token)) throw invalid('it has characters that no token has')
  const parts = token.split('.')
  if (parts.length !== 3 && !token.startsWith('eyJ')) return null
  try {
    const bytes = Uint8Array.from(atob((parts[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')), (char) =>
      char.charCodeAt(0),
    )
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof claims === 'object' && claims !== null) return claims
  } catch {
    // said below
  }
  throw invalid('it looks like a JWT, but cannot be read as one')
}

function invalid(why: string): MembraneError {
  return new MembraneError(
    'token-invalid',
    `The Membrane token is not usable: ${why}. Pass the token exactly as your backend signed it.`,
  )
}
