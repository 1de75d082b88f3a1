import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useConnect, useConnections, useIntegrations } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

it('makes a world per call: nothing of one is in another', async () => {
  const one = createTestMembrane({ scenario: 'everyday' })
  const two = createTestMembrane()
  const first = renderHook(() => useConnections(), { wrapper: one.Wrapper })
  const second = renderHook(() => useConnections(), { wrapper: two.Wrapper })
  await waitFor(() => expect(first.result.current.items.length).toBeGreaterThan(0))
  await waitFor(() => expect(second.result.current.loading).toBe(false))
  expect(second.result.current.items).toEqual([])
  expect(one.sandbox.apiUri).not.toBe(two.sandbox.apiUri)
})

it('signs in whom it is told', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ tenantKey: 'ada' })
  sandbox.connect('hubspot', { tenantKey: 'ada', name: "ada's" })
  sandbox.connect('hubspot', { tenantKey: 'bob', name: "bob's" })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await waitFor(() => expect(result.current.items.map(({ name }) => name)).toEqual(["ada's"]))
})

it('ends connects as scripted, without a screen', async () => {
  const { connects, Wrapper } = createTestMembrane({ scenario: 'everyday', buildMs: 0 })
  const { result } = renderHook(
    () => ({ ...useConnect(), apps: useIntegrations().items, list: useConnections() }),
    {
      wrapper: Wrapper,
    },
  )
  await waitFor(() => expect(result.current.apps.length).toBeGreaterThan(0))
  const app = result.current.apps.find(({ connection }) => !connection)
  const integrationId = app?.id
  const before = result.current.list.items.length

  connects.next('cancel')
  connects.next('refuse')
  let answer: unknown
  await act(async () => void (answer = await result.current.connect({ integrationId })))
  expect(answer).toBeNull()
  expect(result.current.error).toBeUndefined()
  await act(async () => void (answer = await result.current.connect({ integrationId })))
  expect(answer).toBeNull()
  expect(result.current.error).toBeDefined()
  await act(async () => void (answer = await result.current.connect({ integrationId })))
  expect(answer).toMatchObject({ integrationId })
  await waitFor(() => expect(result.current.list.items).toHaveLength(before + 1))
})
