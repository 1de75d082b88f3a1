import { MembraneError } from '../core/errors.js'
import { loadJose } from './jose.js'

/**
 * How tokens are signed: with the workspace's secret (`HS…`), or with the private half of a key whose public half
 * the workspace knows.
 */
export type SigningAlgorithm = 'HS256' | 'HS512' | 'ES256' | 'RS256' | 'PS256'

/** The workspace's secret; or a private key, as PEM text (PKCS8) or as a JWK (object or JSON text). */
export type WorkspaceSecret = string | Jwk

/**
 * A JWK as far as it can sign here. Described anew, since `jose` has its types as an ES module only, which CommonJS
 * declarations cannot name.
 */
interface Jwk {
  kty?: string
  alg?: string
  kid?: string
  use?: string
  key_ops?: string[]
  ext?: boolean
  crv?: string
  x?: string
  y?: string
  d?: string
  n?: string
  e?: string
  p?: string
  q?: string
  dp?: string
  dq?: string
  qi?: string
  k?: string
}

/** A key of Web Crypto, under whichever name the host's types have it. */
type HostKey = Parameters<typeof crypto.subtle.sign>[1]

export interface SigningKey {
  key: Uint8Array | HostKey
  /** Names the key among those the workspace knows. */
  kid?: string | undefined
}

const ALGORITHMS: readonly unknown[] = [
  'HS256',
  'HS512',
  'ES256',
  'RS256',
  'PS256',
] satisfies SigningAlgorithm[]
const KEY_TYPES = { HS256: 'oct', HS512: 'oct', ES256: 'EC', RS256: 'RSA', PS256: 'RSA' } as const

/**
 * The key that signs by this algorithm. No error repeats anything of it, and none keeps a cause: those of parsers
 * quote what they could not read.
 *
 * @throws {MembraneError} `missing-secret` when it is empty, `invalid-option` when it does not fit the algorithm.
 */
export async function toSigningKey(
  secret: WorkspaceSecret,
  algorithm: SigningAlgorithm,
): Promise<SigningKey> {
  if (!ALGORITHMS.includes(algorithm)) {
    throw invalid(`algorithm is ${JSON.stringify(algorithm)}, but must be one of ${ALGORITHMS.join(', ')}`)
  }
  if (!secret || (typeof secret === 'string' && !secret.trim())) {
    throw new MembraneError(
      'missing-secret',
      'Cannot sign a Membrane token: the workspace secret is empty. Set MEMBRANE_WORKSPACE_SECRET.',
    )
  }
  if (typeof secret === 'object') return fromJwk(secret, algorithm)
  if (typeof secret !== 'string') throw invalid('the workspace secret is neither text nor a JWK')
  const jwk = parseJwk(secret)
  if (jwk) return fromJwk(jwk, algorithm)
  if (secret.includes('-----BEGIN ')) return { key: await fromPem(secret, algorithm) }
  if (KEY_TYPES[algorithm] === 'oct') return { key: new TextEncoder().encode(secret) }
  throw invalid(
    `${algorithm} needs a private key, as PEM (PKCS8) or JWK, but the workspace secret is neither. Pass the key, or leave algorithm out to sign with the secret`,
  )
}

async function fromPem(text: string, algorithm: SigningAlgorithm): Promise<HostKey> {
  // A .env file often keeps the lines of a key as "\n".
  const pem = text.replaceAll(String.raw`\n`, '\n').trim()
  const kind = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? ''
  if (KEY_TYPES[algorithm] === 'oct') {
    throw invalid(
      `the workspace secret is a key in PEM, but ${algorithm} signs with the secret itself. Set algorithm to ES256, RS256 or PS256, whichever the key is for`,
    )
  }
  if (kind.startsWith('ENCRYPTED') || pem.includes('Proc-Type: 4,ENCRYPTED')) {
    throw invalid(
      'the private key is encrypted. Decrypt it first: openssl pkcs8 -topk8 -nocrypt -in key.pem -out decrypted.pem',
    )
  }
  if (kind.endsWith('PUBLIC KEY') || kind === 'CERTIFICATE') {
    throw invalid(`the PEM holds a ${kind.toLowerCase()}, which cannot sign. Pass the private key`)
  }
  if (kind !== 'PRIVATE KEY') {
    throw invalid(
      'the PEM is not in PKCS8 form ("BEGIN PRIVATE KEY"). Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem',
    )
  }
  const { importPKCS8 } = await loadJose()
  try {
    return await importPKCS8(pem, algorithm)
  } catch {
    throw unfit(algorithm)
  }
}

async function fromJwk(jwk: Jwk, algorithm: SigningAlgorithm): Promise<SigningKey> {
  const { kty, crv, alg, d, k, kid } = jwk
  if (kty !== KEY_TYPES[algorithm] || (algorithm === 'ES256' && crv !== 'P-256')) throw unfit(algorithm)
  if (alg !== undefined && alg !== algorithm) {
    throw invalid(
      `the key says that it is for another algorithm than ${algorithm}. Set algorithm to the key's "alg"`,
    )
  }
  if ((kty === 'oct' ? k : d) === undefined) {
    throw invalid('the JWK has no private part ("d"), so it cannot sign. Pass the private key')
  }
  const { importJWK } = await loadJose()
  try {
    return { key: await importJWK(jwk, algorithm), kid: typeof kid === 'string' ? kid : undefined }
  } catch {
    throw unfit(algorithm)
  }
}

function parseJwk(text: string): Jwk | undefined {
  try {
    const value: unknown = text.trim().startsWith('{') ? JSON.parse(text) : undefined
    return isJwk(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isJwk(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
}

/** The error of a key that is a key, but not one that signs by this algorithm. */
export function unfit(algorithm: SigningAlgorithm): MembraneError {
  const needed =
    algorithm === 'ES256'
      ? 'a private key on the curve P-256'
      : KEY_TYPES[algorithm] === 'RSA'
        ? 'a private RSA key of at least 2048 bits'
        : 'the secret as text, or a JWK of the type "oct"'
  return invalid(`the key does not fit ${algorithm}, which needs ${needed}`)
}

export function invalid(what: string): MembraneError {
  return new MembraneError('invalid-option', `Cannot sign a Membrane token: ${what}.`)
}
