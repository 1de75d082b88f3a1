import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connectionKeyFor } from '../../src/components/model/connection-key.js'

const hubspot = { id: 'int_1', key: 'hubspot', name: 'HubSpot' }
const keyFor = (wanted: string, taken: readonly string[] = []) =>
  connectionKeyFor(() => wanted, hubspot, { used: new Set(taken) })

it('inserts what was given as it is, also when it looks like a pattern', () => {
  const context = { tenantKey: '$&+{integrationKey}', used: new Set<string>() }
  expect(connectionKeyFor('{tenantKey}', hubspot, context)).toBe('+-integrationKey')
})

it.each([
  ['is taken many times', 'a', ['a', 'a-2', 'a-3'], 'a-4'],
  ['leaves a gap', 'a', ['a', 'a-3'], 'a-2'],
  ['has a path in it', 'a/b?c#d%20e f', [], 'a-b-c-d-20e-f'],
  ['would go up a path', '..', [], undefined],
  ['is blank', '  ', [], undefined],
  ['is an address and a name in another script', 'gmail-zoë+1@例え.test', [], 'gmail-zoë+1@例え.test'],
])('when the wanted key %s', (_, wanted, taken, key) => {
  expect(keyFor(wanted, taken)).toBe(key)
})

it('stays within 100 characters with its suffix, without cutting a character in half', () => {
  const long = `${'x'.repeat(97)}𝒳𝒳`
  const first = `${'x'.repeat(97)}𝒳`
  expect(keyFor(long)).toBe(first)
  expect(keyFor(long, [first])).toBe(`${'x'.repeat(97)}-2`)
})

it('is always usable, and never the key of another connection', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 140 }), fc.nat({ max: 12 }), (wanted, others) => {
      const taken: string[] = []
      for (let index = 0; index <= others; index++) {
        const key = keyFor(`k${wanted}`, taken) ?? ''
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
