import { expect, it } from 'vitest'
import { makeApp } from '../../src/sandbox/catalogue/index.js'
import { createConnectionTable } from '../../src/sandbox/connectionTable.js'
import { createSandbox } from '../../src/sandbox/index.js'
import type { ConnectionRecord } from '../../src/sandbox/records.js'

it('numbers the keys of many connections of one app, each once', () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const keys = Array.from({ length: 300 }, () => sandbox.connect('dealwren').key)
  expect(keys.slice(0, 3)).toEqual(['dealwren', 'dealwren-2', 'dealwren-3'])
  expect(keys.at(-1)).toBe('dealwren-300')
  expect(new Set(keys).size).toBe(300)
})

it('gives a key again that a connection has given up, and skips one that is taken', () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const [, second] = ['', '', ''].map(() => sandbox.connect('dealwren').id)
  sandbox.update(second ?? '', { key: 'dealwren-4' })
  expect(sandbox.connect('dealwren').key).toBe('dealwren-2')
  expect(sandbox.connect('dealwren').key).toBe('dealwren-5')
})

it('numbers the keys of each tenant by themselves', () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const keyOf = (tenantKey: string) => sandbox.connect('dealwren', { tenantKey }).key
  expect(['ada', 'bob', 'ada'].map(keyOf)).toEqual(['dealwren', 'dealwren', 'dealwren-2'])
})

it('looks at no other connection to put one more in the world', () => {
  let reads = 0
  const record = (id: string, key: string): ConnectionRecord => ({
    tenantKey: 'tenant-1',
    app: makeApp(0),
    hasCredentials: true,
    get data() {
      reads++
      const at = '2026-01-01T00:00:00.000Z'
      const whose = { userId: 'ten_1', tenantId: 'ten_1', createdAt: at, updatedAt: at }
      return { id, key, name: key, state: 'READY' as const, ...whose }
    },
  })
  const table = createConnectionTable()
  const addOne = (id: number): number => {
    const before = reads
    table.add(record(`con_${id}`, table.freeKey('tenant-1', 'dealwren')))
    table.withKey('tenant-1', 'dealwren')
    table.byId(`con_${id}`)
    return reads - before
  }
  const first = addOne(0)
  const costs = Array.from({ length: 1_000 }, (_, index) => addOne(index + 1))
  expect(Math.max(...costs)).toBeLessThanOrEqual(first + 1)
})
