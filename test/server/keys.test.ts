import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, jwtVerify } from 'jose'
import { expect, it } from 'vitest'
import {
  createTokenRoute,
  signTenantToken,
  type SigningAlgorithm,
  type WorkspaceSecret,
} from '../../src/server/index.js'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 })

const pem = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }))
const sign = (workspaceSecret: WorkspaceSecret, algorithm?: SigningAlgorithm) =>
  signTenantToken({ workspaceKey: 'wk_1', workspaceSecret, tenantKey: 'acme', algorithm })

it.each<[SigningAlgorithm, { publicKey: KeyObject; privateKey: KeyObject }]>([
  ['ES256', ec],
  ['RS256', rsa],
  ['PS256', rsa],
])('signs %s with a key as PEM and as JWK, object and text', async (algorithm, { publicKey, privateKey }) => {
  const jwk = await exportJWK(privateKey)
  const keys: WorkspaceSecret[] = [pem(privateKey), jwk, JSON.stringify(jwk)]
  for (const key of keys) {
    const { payload, protectedHeader } = await jwtVerify(await sign(key, algorithm), publicKey)
    expect(payload).toEqual({ workspaceKey: 'wk_1', tenantKey: 'acme', exp: expect.any(Number) })
    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'JWT' })
  }
})

it('names the key, where the key has a name', async () => {
  const jwk = { ...(await exportJWK(ec.privateKey)), kid: 'key-7', alg: 'ES256', use: 'sig' }
  const { protectedHeader } = await jwtVerify(await sign(jwk, 'ES256'), ec.publicKey)
  expect(protectedHeader.kid).toBe('key-7')
})

it('reads a PEM whose lines an env file has made into \\n', async () => {
  const oneLine = pem(ec.privateKey)
    .trim()
    .replaceAll('\n', String.raw`\n`)
  await expect(jwtVerify(await sign(oneLine, 'ES256'), ec.publicKey)).resolves.toBeTruthy()
})

it('signs in the token route with a key from the environment of the host', async () => {
  const route = createTokenRoute({
    workspaceKey: 'wk_1',
    workspaceSecret: pem(rsa.privateKey),
    algorithm: 'RS256',
    tenant: () => 'acme',
  })
  const { token } = await (await route(new Request('http://localhost/'))).json()
  await expect(jwtVerify(token, rsa.publicKey)).resolves.toBeTruthy()
})

const withPassphrase = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const
const publicPem = (key: KeyObject) => String(createPublicKey(key).export({ type: 'spki', format: 'pem' }))

it.each<[string, () => WorkspaceSecret | Promise<WorkspaceSecret>, SigningAlgorithm, RegExp]>([
  ['an RSA key for ES256', () => pem(rsa.privateKey), 'ES256', /P-256/],
  ['a key on another curve', () => pem(otherCurve.privateKey), 'ES256', /P-256/],
  ['a JWK on another curve', () => exportJWK(otherCurve.privateKey), 'ES256', /P-256/],
  ['an EC key for RS256', () => pem(ec.privateKey), 'RS256', /RSA key/],
  ['an EC JWK for PS256', () => exportJWK(ec.privateKey), 'PS256', /RSA key/],
  ['an RSA key that is too short', () => pem(shortRsa.privateKey), 'RS256', /2048 bits/],
  ['an encrypted key', () => String(ec.privateKey.export(withPassphrase)), 'ES256', /encrypted.*openssl/],
  [
    'an encrypted key of the older form',
    () =>
      String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })),
    'RS256',
    /encrypted.*openssl/,
  ],
  [
    'SEC1 instead of PKCS8',
    () => String(ec.privateKey.export({ type: 'sec1', format: 'pem' })),
    'ES256',
    /PKCS8/,
  ],
  [
    'PKCS1 instead of PKCS8',
    () => String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })),
    'RS256',
    /PKCS8/,
  ],
  ['a public key', () => publicPem(ec.privateKey), 'ES256', /public key.*private/],
  ['a public JWK', () => exportJWK(ec.publicKey), 'ES256', /private part/],
  [
    'a public JWK as text',
    async () => JSON.stringify(await exportJWK(rsa.publicKey)),
    'RS256',
    /private part/,
  ],
  [
    'a JWK that says that it is for another algorithm',
    async () => ({ ...(await exportJWK(rsa.privateKey)), alg: 'PS256' }),
    'RS256',
    /another algorithm/,
  ],
  ['a PEM with HS256', () => pem(ec.privateKey), 'HS256', /ES256, RS256 or PS256/],
  ['a JWK with HS256', () => exportJWK(ec.privateKey), 'HS256', /HS256/],
  ['a plain secret with ES256', () => 's3cret-of-the-workspace', 'ES256', /PEM \(PKCS8\) or JWK/],
  [
    'a PEM that is broken',
    () => '-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----',
    'ES256',
    /P-256/,
  ],
  [
    'a JWK that is broken',
    () => ({ kty: 'EC', crv: 'P-256', d: 's3cret', x: 'a', y: 'b' }),
    'ES256',
    /P-256/,
  ],
  ['JSON that is no JWK', () => '{"secret":"s3cret"}', 'ES256', /PEM \(PKCS8\) or JWK/],
])('refuses %s, says what to do, and repeats nothing of it', async (_, secret, algorithm, words) => {
  const key = await secret()
  const error: unknown = await sign(key, algorithm).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'invalid-option', message: expect.stringMatching(words) })
  const told = error instanceof Error ? `${error.message} ${String(error.cause)}` : ''
  const parts = (typeof key === 'string' ? key : JSON.stringify(key)).match(/[\w+/-]{12,}/g) ?? ['s3cret']
  expect(parts.filter((part) => !/BEGIN|PRIVATE|PUBLIC/.test(part) && told.includes(part))).toEqual([])
  expect(told).not.toContain('s3cret')
})

it('takes a secret that only looks like JSON as it is', async () => {
  const key = new TextEncoder().encode('{"not":"a key"}')
  await expect(jwtVerify(await sign('{"not":"a key"}'), key)).resolves.toBeTruthy()
})

it('takes an empty secret for a missing one, whatever the algorithm', async () => {
  await expect(sign('  ', 'ES256')).rejects.toMatchObject({ code: 'missing-secret' })
})
