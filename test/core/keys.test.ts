import { expect, it } from 'vitest'
import { isKeyOf, isMembraneKey, keyFilter, keys } from '../../src/core/keys.js'
import { createScope } from '../../src/core/scope.js'

const acme = createScope('https://api.test', 'wk', 'acme')
const other = createScope('https://api.test', 'wk', 'other')
const all = [
  keys.integrations(acme, { search: 'crm' }),
  keys.connections(acme),
  keys.integration(acme, 'int_1'),
  keys.connection(acme, 'con_1'),
  keys.externalApps(acme),
]

it('puts every entry into our namespace and the tenant’s scope', () => {
  for (const key of all) expect(key.slice(0, 2)).toEqual(['membrane', acme.key])
  expect(new Set(all.map((key) => JSON.stringify(key)))).toHaveProperty('size', all.length)
})

it('makes one entry of queries that are sent the same', () => {
  expect(keys.integrations(acme, { search: '' })).toEqual(keys.integrations(acme))
  expect(keys.integrations(acme, { search: ' crm ', limit: undefined })).toEqual(
    keys.integrations(acme, { search: 'crm' }),
  )
  expect(keys.connections(acme, { connected: false })).not.toEqual(keys.connections(acme))
  expect(keys.integrations(acme, {}, 'c2')).not.toEqual(keys.integrations(acme))
})

it('tells its own keys of one scope and resource from all others in the host’s cache', () => {
  expect(all.filter((key) => isKeyOf(key, acme))).toEqual(all)
  expect(all.filter((key) => isKeyOf(key, other))).toEqual([])
  expect(all.filter(keyFilter(acme, 'connections', 'connection'))).toEqual([all[1], all[3]])
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
