import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ActionFinder, type Action } from 'react-membrane/actions'
import { ask, createWorld } from './support/world.js'

const noChoice = vi.fn<(action: Action) => void>()
const finder = (connectionKey: string, onActionChoose = noChoice) => (
  <ActionFinder query={{ connectionKey }} onActionChoose={onActionChoose} />
)
const found = (name: string) => screen.findByRole('button', { name }, { timeout: 5_000 })

it('keeps what was found while the words change, and no longer', async () => {
  const world = createWorld({ latencyMs: 100 })
  const { rerender } = render(finder('dealwren'), { wrapper: world.Wrapper })
  await found('Create contact')
  await userEvent.type(screen.getByRole('searchbox'), 'deal')
  expect(screen.getByRole('button', { name: 'Create contact' })).toBeVisible()
  rerender(finder('plumepost'))
  expect(screen.queryByRole('button', { name: 'Create contact' })).toBeNull()
  await found('Send message')
})

it('shows nobody the actions of the tenant before, without any root around it', async () => {
  const world = createWorld()
  const { id: connectionId } = world.sandbox.connect('dealwren', { key: 'mine' })
  const spec = {
    key: 'only-mine',
    type: 'api-request-to-external-app',
    config: { request: { path: '/contacts' } },
  }
  await ask(world.sandbox, 'POST /actions', { body: { ...spec, connectionId }, isAdmin: true })
  render(finder('mine'), { wrapper: world.Wrapper })
  await found('Only Mine')
  act(() => world.signIn('tenant-2'))
  expect(screen.queryByRole('button', { name: 'Only Mine' })).toBeNull()
})

it.each([
  ['being built', { intent: 'create a contact' }, 'Being built…'],
  [
    'failed',
    { intent: 'something impossible', waitSeconds: 5 },
    'Cannot be run: Dealwren has no API for "something impossible"',
  ],
])(
  'says that an action is %s, and does not choose it',
  async (_, { waitSeconds, ...body }: { intent: string; waitSeconds?: number }, said) => {
    const world = createWorld({ generatedBuildMs: waitSeconds ? 0 : 60_000 })
    const wait = waitSeconds ? `?wait=true&timeout=${waitSeconds}` : ''
    const made = { ...body, key: 'odd', name: 'Odd one', integrationKey: 'dealwren' }
    await ask(world.sandbox, `POST /actions${wait}`, { body: made, isAdmin: true })
    const onActionChoose = vi.fn<(action: Action) => void>()
    render(finder('dealwren', onActionChoose), { wrapper: world.Wrapper })
    await userEvent.type(screen.getByRole('searchbox'), 'odd one')
    const action = await found('Odd one')
    await waitFor(() => expect(action).toHaveAccessibleDescription(said))
    expect(action).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(action)
    expect(onActionChoose).not.toHaveBeenCalled()
  },
)
