import { render, renderHook, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { connectionStatus, StateBadge, useConnection } from '../../src/index.js'
import { connectionFixtures, createConnection, createTestMembrane } from '../../src/testing/index.js'

const kindOf = (fixture: string) => (fixture === 'retrying' ? 'disconnected' : fixture)

it('has a fixture for every status there is', () => {
  expect(connectionFixtures.filter((name) => name !== 'retrying').sort()).toEqual([
    'action-required',
    'building',
    'configuration-error',
    'connected',
    'disconnected',
    'disconnecting',
    'error',
    'input-required',
    'removed',
    'setup-failed',
    'turned-off',
    'unknown',
  ])
})

describe.each(connectionFixtures)('a connection that is %s', (fixture) => {
  it('is read as that from the API, and stays so', async () => {
    const { Wrapper, addConnection, sandbox } = createTestMembrane()
    const { id } = addConnection(fixture, { name: 'Sales' })
    const { result } = renderHook(() => useConnection(id), { wrapper: Wrapper })
    await waitFor(() => expect(result.current.connection?.name).toBe('Sales'))
    const { connection } = result.current
    expect(connection && connectionStatus(connection).kind).toBe(kindOf(fixture))
    expect(sandbox.get(id)).toMatchObject({ state: connection?.state })
  })

  it('can be had as plain JSON, of its integration, the same at every call', () => {
    const connection = createConnection(fixture)
    expect(connectionStatus(connection).kind).toBe(kindOf(fixture))
    expect(connection).toMatchObject({ id: `con_${fixture}`, integration: { key: 'crm' } })
    expect(JSON.parse(JSON.stringify(connection))).toEqual(connection)
    const { nextRetryTimestamp: _, ...again } = createConnection(fixture)
    expect(connection).toMatchObject(again)
  })
})

it('says when a connection that is retried will be tried again', () => {
  const { retryAt = '' } = connectionStatus(createConnection('retrying'))
  expect(Date.parse(retryAt)).toBeGreaterThan(Date.now())
})

it('gives a component that takes a connection what it needs', () => {
  const { Wrapper } = createTestMembrane()
  render(<StateBadge connection={createConnection('disconnected')} />, { wrapper: Wrapper })
  expect(screen.getByText('Reconnect needed')).toBeInTheDocument()
})

it('lets fields say otherwise, and leaves out those that are undefined', () => {
  const connection = createConnection('connected', {
    id: 'con_7',
    integrationKey: 'mail',
    name: 'Ada',
    canTest: undefined,
  })
  expect(connection).toMatchObject({ id: 'con_7', name: 'Ada', integration: { key: 'mail' } })
  expect(connection).not.toHaveProperty('canTest')
})

it('names the statuses that there are, when it is asked for another', () => {
  const { addConnection } = createTestMembrane()
  const status: string = 'broken'
  // As plain JavaScript would call it.
  expect(() => Reflect.apply(createConnection, undefined, [status])).toThrow(
    /no connection status "broken"\. Use one of: connected, building, /,
  )
  expect(() => Reflect.apply(addConnection, undefined, [status])).toThrow(TypeError)
})
