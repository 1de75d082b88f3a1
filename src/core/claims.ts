import type { TokenClaims } from '../api/token.js'
import { MembraneError } from './errors.js'
import { isFields } from './fields.js'

/**
 * Reads what a token says about itself, without verifying it (only Membrane can).
 *
 * @returns `null` for a token that says nothing: `pat-…` and other opaque ones.
 * @throws {MembraneError} `token-invalid` when it cannot be sent, or is a broken JWT.
 */
export function readClaims(token: string): TokenClaims | null {
  const parts = token.split('.')
  const sendable = /^[\x21-\x7e]+$/.test(token)
  if (sendable && (parts.length !== 3 ? !token.startsWith('eyJ') : token.startsWith('pat-'))) return null
  try {
    const base64 = (parts[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (sendable && isFields(claims)) return claims
  } catch {
    // said below
  }
  throw new MembraneError(
    'token-invalid',
    'The token cannot be read. Pass it exactly as your backend signed it.',
  )
}
