import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from 'react-membrane/actions'

it.each<[string, unknown, unknown]>([
  [
    'headers',
    { Authorization: 'Bearer abc.def', accept: '*/*' },
    { Authorization: '[redacted]', accept: '*/*' },
  ],
  ['cookies', { headers: { 'set-cookie': ['a=1'] } }, { headers: { 'set-cookie': '[redacted]' } }],
  ['lists of headers', [{ name: 'X-Api-Key', value: 's' }], [{ name: 'X-Api-Key', value: '[redacted]' }]],
  ['pairs', { headers: [['X-Key', 's']] }, { headers: [['X-Key', '[redacted]']] }],
  [
    'names and values in turn',
    { rawHeaders: ['Host', 'a.test', 'Cookie', 'a=1'] },
    { rawHeaders: ['Host', 'a.test', 'Cookie', '[redacted]'] },
  ],
  [
    'what an app answers',
    { access_token: 'x', token_type: 'bearer' },
    { access_token: '[redacted]', token_type: 'bearer' },
  ],
  [
    'addresses',
    'https://u:p@x.test/?api_key=123456&page=2',
    'https://[redacted]@x.test/?api_key=[redacted]&page=2',
  ],
  ['JSON in text', '{"refresh_token":"abcdef","n":1}', '{"refresh_token":"[redacted]","n":1}'],
  ['JSON that is cut off', 'Got {"password":"a, b","n":1', 'Got {"password":"[redacted]","n":1'],
  [
    'a header in a text',
    'curl -H "Cookie: a=1; b=2" -H "Accept: */*"',
    'curl -H "Cookie: [redacted]" -H "Accept: */*"',
  ],
  ['XML', '<s:sessionId>abc</s:sessionId><n>1</n>', '<s:sessionId>[redacted]</s:sessionId><n>1</n>'],
  ['tokens in sentences', 'Sent Bearer abcdefghij to it', 'Sent Bearer [redacted] to it'],
  ['keys in a query', { query: { key: 'abc', q: 'x' } }, { query: { key: '[redacted]', q: 'x' } }],
])('hides credentials in %s, and nothing else', (_, value, shown) => {
  expect(redact(value)).toEqual(shown)
})

it.each<[unknown]>([
  [
    {
      key: 'create-contact',
      nextPageToken: 'abc',
      email: 'ada@acme.test',
      hasToken: true,
      n: 1,
      no: null,
      secretary: 'Ann',
      tokenizer: 'bpe',
      token_type: 'bearer',
      cookieConsent: 'yes',
      total_tokens: 512,
      tests: { pass: 12, fail: 0 },
      headers: { 'idempotency-key': 'a1', 'x-auth-email': 'ada@acme.test' },
    },
  ],
  ['The token expired.'],
  ['Invalid token provided'],
  ['Basic information about the account'],
  ['Use bearer authentication.'],
  ['token: required field'],
  ['{"usage": {"total_tokens": 512}}'],
  ['https://x.test/list?page=2&sort_key=name'],
  ['-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'],
  [['password', 'email']],
])('leaves what opens nothing: %j', (value) => {
  expect(redact(value)).toEqual(value)
})

it('ends on a value that contains itself', () => {
  const value: { self?: unknown } = {}
  value.self = value
  expect(JSON.stringify(redact(value))).toContain('…')
})

/** Letters and digits, so that it is found again however a text is escaped. */
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{10,20}[0-9]$/)
const anything = fc.string({ maxLength: 12, unit: 'grapheme' })

const JSON_NAMES = [
  'password',
  'passwd',
  'pwd',
  'pass',
  'passphrase',
  'private_key',
  'accessToken',
  'client_secret',
  'X-Api-Key',
  'session_id',
  'authorization',
  'cookies',
]
const HEADERS = [
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'X-Auth',
  'X-Key',
  'X-Auth-Key',
  'X-Functions-Key',
  'Ocp-Apim-Subscription-Key',
  'X-Amz-Security-Token',
]
const PARAMETERS = [
  'pwd',
  'sid',
  'session',
  'subscription-key',
  'user_key',
  'assertion',
  'code',
  'key',
  'sig',
  'access_token',
]

const SHAPES: readonly [string, readonly string[], (name: string, secret: string) => unknown][] = [
  ['a property', JSON_NAMES, (name, secret) => ({ deep: [{ [name]: secret }] })],
  ['JSON in a text', JSON_NAMES, (name, secret) => JSON.stringify({ [name]: secret, n: 1 })],
  [
    'JSON in JSON in a text',
    JSON_NAMES,
    (name, secret) => ({ body: JSON.stringify({ body: JSON.stringify({ [name]: secret }) }) }),
  ],
  [
    'JSON in JSON in JSON, in a sentence, cut off',
    JSON_NAMES,
    (name, secret) => {
      const text = JSON.stringify({
        a: JSON.stringify({ b: JSON.stringify({ [name]: secret, n: 1 }), c: 1 }),
      })
      return `It answered: ${text.slice(0, -9)}`
    },
  ],
  ['a form', JSON_NAMES, (name, secret) => `a=1&${name}=${encodeURIComponent(secret)}&b=2`],
  ['a header', HEADERS, (name, secret) => ({ headers: { [name.toLowerCase()]: secret } })],
  [
    'pairs of headers',
    HEADERS,
    (name, secret) => ({
      request: {
        headers: [
          ['Accept', '*'],
          [name, secret],
        ],
      },
    }),
  ],
  ['a flat list of headers', HEADERS, (name, secret) => ({ rawHeaders: ['Accept', '*', name, secret] })],
  ['named headers', HEADERS, (name, secret) => ({ headers: [{ name, value: secret }] })],
  [
    'an address',
    PARAMETERS,
    (name, secret) => `GET https://x.test/a?page=1&${name}=${encodeURIComponent(secret)}#top failed`,
  ],
  [
    'an address in an address',
    JSON_NAMES,
    (name, secret) =>
      `https://x.test/?to=${encodeURIComponent(`https://y.test/?${name}=${encodeURIComponent(secret)}&n=1`)}`,
  ],
]

describe.each(SHAPES)('a secret in %s never comes out', (_, names, shape) => {
  it.each(names)('%s', (name) => {
    fc.assert(
      fc.property(word, anything, word, (first, between, second) => {
        const left = JSON.stringify(redact(shape(name, first + between + second)))
        expect(left).not.toContain(first)
        expect(left).not.toContain(second)
      }),
      { numRuns: 30 },
    )
  })
})

const LINES: readonly [string, (secret: string) => string][] = [
  ['a scheme nobody knows', (secret) => `Authorization: ApiKey ${secret}`],
  ['Digest', (secret) => `authorization: Digest username="u", response="${secret}"`],
  [
    'Digest in a text of JSON',
    (secret) => JSON.stringify(`"authorization: Digest u=\\"u\\", r=\\"${secret}\\""`),
  ],
  ['a second cookie', (secret) => `Cookie: theme=dark; session=${secret}`],
  ['a second cookie, after a short one', (secret) => `GET / HTTP/1.1\nCookie: a=b; c=${secret}\nAccept: */*`],
  ['a sentence', (secret) => `It said: passwd=${secret}, and no more`],
  ['a sentence with a colon', (secret) => `pwd: ${secret} passphrase: ${secret}`],
  ['a name of two words', (secret) => `Incorrect API key: ${secret}.`],
  ['a key in PEM', (secret) => `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----`],
  ['a key in PEM that is cut off', (secret) => `a -----BEGIN PRIVATE KEY-----\n${secret}`],
  ['a known prefix', (secret) => `Called with sk_live_${secret}`],
  ['a JWT', (secret) => `Called with eyJhbGciOiJI.${secret}.${secret}`],
  ['user and password', (secret) => `postgres://ada:${secret}@db.test/x`],
  ['a connection string', (secret) => `Endpoint=x;AccountKey=${secret}==;Suffix=y`],
  ['a list of them', (secret) => `Got "tokens": ["${secret}", "b"], "n": 1`],
  ['a header of nobody’s', (secret) => `GET /\r\nX-Vendor-Key: ${secret}\r\nAccept: */*`],
  ['YAML', (secret) => `user: ada\napi_key: ${secret}\nn: 1`],
]

it.each(LINES)('a secret in a line never comes out: %s', (_, line) => {
  fc.assert(
    fc.property(word, (secret) => {
      const text = line(secret)
      for (const value of [text, { message: text }, JSON.stringify({ message: text })])
        expect(JSON.stringify(redact(value))).not.toContain(secret)
    }),
    { numRuns: 30 },
  )
})

it('hides the ids of AWS', () => {
  expect(redact('The key AKIAIOSFODNN7EXAMPLE is over.')).toBe('The key [redacted] is over.')
})

// With a pattern that looks at a character again and again these would not end in this life.
it.each([
  'x',
  '-',
  ' ',
  '/',
  '"',
  '\\',
  'sid',
  'token',
  'token ',
  'token:"',
  "token:'\\",
  'eyJ-',
  'sk-',
  '//a:',
  'Cookie:\\n"',
  'deadbeef0123',
  '-----BEGIN PRIVATE KEY',
])('a text of 5 MB of %j is read in one go', (part) => {
  const text = part.repeat(Math.ceil(5_000_000 / part.length))
  expect(typeof redact(`Cookie: a ${text}`)).toBe('string')
  expect(typeof redact(text)).toBe('string')
})
