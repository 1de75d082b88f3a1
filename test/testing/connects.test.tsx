import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useConnect, useConnections } from '../../src/index.js'
import { createTestMembrane, type TestMembraneOptions } from '../../src/testing/index.js'

/** A component that connects a CRM, and the world it does so in. */
function openApp(options?: TestMembraneOptions) {
  const membrane = createTestMembrane({ scenario: 'everyday', ...options })
  const app = renderHook(() => ({ ...useConnect(), list: useConnections({ integrationKey: 'dealwren' }) }), {
    wrapper: membrane.Wrapper,
  })
  const connect = () =>
    act(async () => app.result.current.connect({ integrationKey: 'dealwren', connectionKey: 'sales' }))
  const states = () => app.result.current.list.items.map(({ state }) => state)
  return { ...membrane, app, connect, states }
}

it('connects at once when nothing was scripted', async () => {
  const { connect, states } = openApp()
  expect(await connect()).toMatchObject({ key: 'sales', state: 'READY' })
  await waitFor(() => expect(states()).toEqual(['READY']))
})

it('connects nothing when the person closes the screen', async () => {
  const { app, connect, connects, sandbox } = openApp()
  connects.next('cancel')
  expect(await connect()).toBeNull()
  expect(app.result.current.error).toBeUndefined()
  expect(sandbox.list().filter(({ key }) => key === 'sales')).toEqual([])
})

it('fails when the app refuses the sign-in', async () => {
  const { app, connect, connects } = openApp()
  connects.next('refuse')
  expect(await connect()).toBeNull()
  expect(app.result.current.error?.message).toMatch(/refused/)
})

it('ends each connect as it was scripted, one after the other', async () => {
  const { connect, connects } = openApp()
  connects.next('cancel')
  connects.next('need-input')
  expect(await connect()).toBeNull()
  expect(await connect()).toMatchObject({ clientAction: { type: 'provide-input' } })
  expect(await connect()).toMatchObject({ state: 'READY' })
})

it('connects an app that the test puts on offer', async () => {
  const { connect, sandbox } = openApp({ scenario: 'empty' })
  expect(sandbox.offer('dealwren', { name: 'Our CRM' })).toMatchObject({ key: 'dealwren', name: 'Our CRM' })
  expect(await connect()).toMatchObject({ state: 'READY' })
})

it('tells what the connect screens were opened for', async () => {
  const { connect, connects } = openApp()
  expect(connects.opened).toEqual([])
  await connect()
  expect(connects.opened).toMatchObject([{ integrationKey: 'dealwren', connectionKey: 'sales' }])
})

describe('with fake timers', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

  it('builds first when it is told to, then is ready', async () => {
    const { connect, connects, states } = openApp()
    await pass(0)
    connects.next('succeed', { buildMs: 5_000 })
    await connect()
    await pass(4_000)
    expect(states()).toEqual(['BUILDING'])
    await pass(2_000)
    expect(states()).toEqual(['READY'])
  })

  it('builds an account that is signed in again, too', async () => {
    const { addConnection, app, connects, sandbox } = openApp({ scenario: 'empty' })
    const { id } = addConnection('disconnected')
    await pass(0)
    connects.next('succeed', { buildMs: 5_000 })
    await act(async () => app.result.current.connect({ connectionId: id }))
    expect(sandbox.get(id)?.state).toBe('BUILDING')
    await pass(5_000)
    expect(sandbox.get(id)?.state).toBe('READY')
  })

  it('builds first, then says that it could not be set up', async () => {
    const { connect, connects, states } = openApp()
    await pass(0)
    connects.next('fail-setup', { buildMs: 5_000 })
    await connect()
    await pass(1_000)
    expect(states()).toEqual(['BUILDING'])
    await pass(6_000)
    expect(states()).toEqual(['SETUP_FAILED'])
  })

  it('builds every connect of a world that takes its time', async () => {
    const { connect } = openApp({ buildMs: 5_000 })
    await pass(0)
    expect(await connect()).toMatchObject({ state: 'BUILDING' })
  })

  it('leaves the screen open when it is told to', async () => {
    const { app, connects } = openApp()
    await pass(0)
    connects.next('pending')
    act(() => void app.result.current.connect({ integrationKey: 'dealwren' }))
    await pass(60_000)
    expect(app.result.current.pending).toBe(true)
  })
})
