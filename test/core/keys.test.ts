import { expect, it } from 'vitest'
import { isKeyOf } from '../../src/core/isKeyOf.js'
import { isMembraneKey, keyOf } from '../../src/core/keys.js'
import { createScope } from '../../src/core/scope.js'

const acme = createScope('https://api.test', 'wk', 'acme')
const other = createScope('https://api.test', 'wk', 'other')
const all = [
  keyOf(acme, 'integrations', { search: 'crm' }),
  keyOf(acme, 'connections'),
  keyOf(acme, 'integration', 'int_1'),
  keyOf(acme, 'connection', 'con_1'),
  keyOf(acme, 'external-apps'),
]

it('puts every entry into our namespace and the tenant’s scope', () => {
  for (const key of all) expect(key.slice(0, 2)).toEqual(['membrane', acme.key])
  expect(new Set(all.map((key) => JSON.stringify(key)))).toHaveProperty('size', all.length)
})

it('makes one entry of queries that are sent the same', () => {
  expect(keyOf(acme, 'integrations', { search: '' })).toEqual(keyOf(acme, 'integrations'))
  expect(keyOf(acme, 'integrations', { search: ' crm ', limit: undefined })).toEqual(
    keyOf(acme, 'integrations', { search: 'crm' }),
  )
  expect(keyOf(acme, 'connections', { connected: false })).not.toEqual(keyOf(acme, 'connections'))
})

it('tells its own keys of one scope and resource from all others in the host’s cache', () => {
  expect(all.filter((key) => isKeyOf(key, acme))).toEqual(all)
  expect(all.filter((key) => isKeyOf(key, other))).toEqual([])
  expect(all.filter((key) => isKeyOf(key, acme, 'connections', 'connection'))).toEqual([all[1], all[3]])
  for (const foreign of ['/api/user', ['membrane'], ['user', acme.key, 'connections'], null, undefined, 7]) {
    expect(isMembraneKey(foreign)).toBe(false)
  }
})

it('keeps scopes apart whatever is in their names', () => {
  const scopes = [
    createScope('https://a.test', 'w', 'x","y'),
    createScope('https://a.test', 'w","x', 'y'),
    createScope('https://a.test', 'w', 'x', 'y'),
    createScope('https://a.test/w', 'x', 'y'),
  ]
  expect(new Set(scopes.map(({ key }) => key)).size).toBe(scopes.length)
})
