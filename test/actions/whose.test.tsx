import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ExternalApp, Integration } from 'react-membrane'
import { useActions, type UseActionsQuery, type UseActionsResult } from 'react-membrane/actions'
import { ask, connectionOf, createWorld, settle, type World } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Selector = 'integrationKey' | 'integrationId' | 'connectionKey' | 'connectionId' | 'externalAppId'

/** One app of the scenario, by everything that actions can be asked for by. */
async function selectorsOf(world: World, key: string): Promise<Record<Selector, string>> {
  const { id: integrationId = '' }: Integration = await (
    await ask(world.sandbox, `GET /integrations/${key}`)
  ).json()
  const apps: { items: ExternalApp[] } = await (
    await ask(world.sandbox, `GET /external-apps?search=${key}`)
  ).json()
  const { id: connectionId } = await connectionOf(world, key)
  const externalAppId = apps.items[0]?.id ?? ''
  return { integrationKey: key, integrationId, connectionKey: key, connectionId, externalAppId }
}

function readActions({ Wrapper }: World, initialProps: UseActionsQuery) {
  return renderHook((query: UseActionsQuery) => useActions(query), { wrapper: Wrapper, initialProps })
}

const namesIn = (result: { current: UseActionsResult }) => result.current.actions.map(({ name }) => name)

it.each(['integrationKey', 'integrationId'] as const)(
  'lists what an integration has, by %s, and nothing of others',
  async (selector) => {
    const world = createWorld()
    const { [selector]: value } = await selectorsOf(world, 'dealwren')
    const { result } = readActions(world, { [selector]: value })
    await settle()
    const { actions } = result.current
    expect(actions.map(({ key }) => key)).toContain('list-deals')
    expect(new Set(actions.map(({ integrationKey }) => integrationKey))).toEqual(new Set(['dealwren']))
  },
)

it('lists what can be run on one connection, its own actions and those for every app too, by connectionId', async () => {
  const world = createWorld()
  const first = await connectionOf(world, 'linework')
  const second = world.sandbox.connect('linework', { key: 'second' })
  for (const [key, connectionId] of [
    ['of-first', first.id],
    ['of-second', second.id],
  ] as const)
    await ask(world.sandbox, 'POST /actions', {
      body: {
        key,
        connectionId,
        type: 'api-request-to-external-app',
        config: { request: { path: '/issues' } },
      },
      isAdmin: true,
    })

  const { result } = readActions(world, { connectionId: second.id })
  await settle()
  const keys = result.current.actions.map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(['of-second', 'list-issues', 'create-issue']))
  // Of the other account; for every app, but not this one.
  expect(keys).not.toContain('of-first')
  expect(keys).not.toContain('send-message')
})

it('lists what the catalogue has for an app, by externalAppId', async () => {
  const world = createWorld()
  const { externalAppId } = await selectorsOf(world, 'dealwren')
  const { result } = readActions(world, { externalAppId })
  await settle()
  const { actions } = result.current
  expect(actions.map(({ name }) => name)).toContain('List deals')
  expect(new Set(actions.map((action) => action.externalAppId))).toEqual(new Set([externalAppId]))
})

it('says that there is no such integration or connection', async () => {
  const world = createWorld()
  for (const query of [{ integrationKey: 'none' }, { integrationId: 'none' }, { connectionId: 'none' }]) {
    const { result } = readActions(world, query)
    await settle()
    expect(result.current).toMatchObject({ actions: [], loading: false, error: { code: 'not-found' } })
  }
})

const selectors = [
  'integrationKey',
  'integrationId',
  'connectionKey',
  'connectionId',
  'externalAppId',
] as const

it.each(selectors)('shows nothing of the former once %s is another', async (selector) => {
  const world = createWorld()
  const { [selector]: deals } = await selectorsOf(world, 'dealwren')
  const { [selector]: issues } = await selectorsOf(world, 'linework')
  const { result, rerender } = readActions(world, { [selector]: deals })
  await settle()
  expect(namesIn(result)).toContain('List deals')
  expect(namesIn(result)).not.toContain('Create issue')

  rerender({ [selector]: issues })
  expect(result.current).toMatchObject({ actions: [], loading: true })
  await settle()
  expect(result.current.loading).toBe(false)
  expect(namesIn(result)).toContain('Create issue')
  expect(namesIn(result)).not.toContain('List deals')
})

it.each(selectors)('passes over an answer that comes when %s is another already', async (selector) => {
  const world = createWorld()
  const { [selector]: deals } = await selectorsOf(world, 'dealwren')
  const { [selector]: issues } = await selectorsOf(world, 'linework')
  world.sandbox.faults.add({ match: 'GET /actions', delayMs: 5_000, times: 1 })
  const { result, rerender } = readActions(world, { [selector]: deals })
  await settle(500)
  rerender({ [selector]: issues })
  await settle(500)
  const found = namesIn(result)
  expect(found).toContain('Create issue')
  await settle(10_000)
  expect(world.requests('GET /actions').map(({ query }) => query[selector])).toEqual([deals, issues])
  expect(namesIn(result)).toEqual(found)
})
