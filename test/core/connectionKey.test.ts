import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillConnectionKey, nextConnectionKey } from '../../src/core/connectionKey.js'

const values = { integrationKey: 'hubspot', tenantKey: 'acme' }

it('fills the integration and the tenant into a template', () => {
  expect(fillConnectionKey('{integrationKey}-{tenantKey}', values)).toBe('hubspot-acme')
  expect(fillConnectionKey('prod-{integrationKey}', values)).toBe('prod-hubspot')
  expect(fillConnectionKey('one-for-all', values)).toBe('one-for-all')
})

it('inserts what was given as it is, also when it looks like a pattern', () => {
  expect(fillConnectionKey('{tenantKey}', { ...values, tenantKey: '$& {integrationKey}' })).toBe(
    '$& {integrationKey}',
  )
})

it('says which placeholders there are when one does not exist', () => {
  expect(() => fillConnectionKey('{integration}-{tenantKey}', values)).toThrow(
    expect.objectContaining({ code: 'invalid-option', message: expect.stringContaining('{integrationKey}') }),
  )
})

it.each([
  ['is free', 'hubspot-acme', [], 'hubspot-acme'],
  ['is taken', 'hubspot-acme', ['hubspot-acme'], 'hubspot-acme-2'],
  ['is taken many times', 'a', ['a', 'a-2', undefined, 'a-3'], 'a-4'],
  ['leaves a gap', 'a', ['a', 'a-3'], 'a-2'],
  ['has a path in it', 'a/b?c#d%20e f', [], 'a-b-c-d-20e-f'],
  ['would go up a path', '..', [], 'connection'],
  ['is blank', '  ', [], 'connection'],
  ['is an address and a name in another script', 'gmail-zoë+1@例え.test', [], 'gmail-zoë+1@例え.test'],
])('when the wanted key %s', (_, wanted, taken, key) => {
  expect(nextConnectionKey(wanted, taken)).toBe(key)
})

it('stays within 100 characters with its suffix, without cutting a character in half', () => {
  const long = `${'x'.repeat(97)}𝒳𝒳`
  const first = nextConnectionKey(long, [])
  const second = nextConnectionKey(long, [first])
  expect(first).toBe(`${'x'.repeat(97)}𝒳`)
  expect(second).toBe(`${'x'.repeat(97)}-2`)
})

it('is always usable, and never the key of another connection', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 140 }), fc.nat({ max: 12 }), (wanted, others) => {
      const taken: string[] = []
      for (let index = 0; index <= others; index++) {
        const key = nextConnectionKey(wanted, taken)
        expect(taken).not.toContain(key)
        expect(key.length).toBeGreaterThan(0)
        expect(key.length).toBeLessThanOrEqual(100)
        const { pathname } = new URL(`https://api.test/connections/${key}`)
        expect(decodeURIComponent(pathname)).toBe(`/connections/${key}`)
        taken.push(key)
      }
    }),
  )
})
