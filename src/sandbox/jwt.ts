import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { TokenClaims } from '../api/token.js'
import { base64url, fromBase64url, fromUtf8, utf8 } from './bytes.js'

/** How a token is signed. */
export type Algorithm = 'HS256' | 'HS512'

/** The claims a token may carry besides those that name whom it stands for. */
export interface Claims extends TokenClaims {
  /** Counts the tokens minted by this sandbox, so that `revokeTokens` knows which were before it. */
  jti?: string
}

const HASHES = { HS256: sha256, HS512: sha512 }

export function signJwt(claims: Claims, secret: string, algorithm: Algorithm): string {
  const part = (value: unknown) => base64url(utf8(JSON.stringify(value)))
  const signed = `${part({ alg: algorithm, typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${signature(signed, secret, algorithm)}`
}

/** Why a token is not accepted, or its claims. Says nothing of the token's text. */
export type Verdict = { ok: true; claims: Claims } | { ok: false; reason: string }

/** Checks form, algorithm and signature; what the claims mean is for the caller. */
export function verifyJwt(token: string, secret: string): Verdict {
  const [head, body, sent, ...rest] = token.split('.')
  if (!head || !body || !sent || rest.length > 0) return { ok: false, reason: 'Access token is not a JWT' }
  const header = parsePart(head)
  const claims = parsePart(body)
  if (!header || !claims) return { ok: false, reason: 'Access token is not a JWT' }
  const { alg } = header
  if (alg !== 'HS256' && alg !== 'HS512')
    return { ok: false, reason: `Token is signed with ${String(alg)}; this sandbox verifies HS256 and HS512` }
  if (signature(`${head}.${body}`, secret, alg) !== sent)
    return { ok: false, reason: 'Token signature does not match this workspace' }
  return { ok: true, claims }
}

function signature(signed: string, secret: string, algorithm: Algorithm): string {
  return base64url(hmac(HASHES[algorithm], utf8(secret), utf8(signed)))
}

function parsePart(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(fromBase64url(part)))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null
  } catch {
    return null
  }
}
