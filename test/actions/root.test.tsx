import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ActionForm, ActionsRoot, useActions } from 'react-membrane/actions'
import { createWorld } from './support/world.js'

const SCHEMA = { type: 'object', properties: { email: { type: 'string' } } }

/** A form beside something that asks for a token. */
function Lead() {
  const { actions } = useActions()
  return (
    <ActionsRoot>
      <p>{actions.length > 0 ? 'Ready' : 'Waiting'}</p>
      <ActionForm schema={SCHEMA} onSubmit={() => undefined} />
    </ActionsRoot>
  )
}

const email = () => screen.getByRole('textbox', { name: /Email/ })

it('keeps what was typed before it was known who is signed in', async () => {
  let sign: (token: string) => void = () => undefined
  const token = new Promise<string>((resolve) => (sign = resolve))
  const world = createWorld({ provider: { fetchToken: () => token } })
  render(<Lead />, { wrapper: world.Wrapper })
  await userEvent.type(email(), 'ada@acme.test')
  const field = email()
  sign(world.sandbox.token({ tenantKey: 'tenant-1' }))
  expect(await screen.findByText('Ready')).toBeVisible()
  expect(email()).toBe(field)
  expect(field).toHaveValue('ada@acme.test')
})

it.each([
  ['somebody else signs in', 'tenant-2'],
  ['they sign out', null],
])('forgets what a person typed when %s', async (_, next) => {
  const world = createWorld()
  render(<Lead />, { wrapper: world.Wrapper })
  expect(await screen.findByText('Ready')).toBeVisible()
  await userEvent.type(email(), 'ada@acme.test')
  act(() => world.signIn(next))
  expect(email()).toHaveValue('')
})
