import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { MembraneError } from 'react-membrane'
import { ActionRunner, ActionsRoot, JsonView, RunLog, RunOutcome } from 'react-membrane/actions'
import { createWorld } from './support/world.js'

const SECRET = 'sk_live_abcdefgh12345'

function failed(redacted?: boolean) {
  const message = `Dealwren answered 400: Authorization: Bearer ${SECRET}`
  const error = new MembraneError('connection', message, { data: { message } })
  return (
    <ActionsRoot>
      <RunOutcome
        outcome={{ data: undefined, error, phase: 'idle', actionRunId: undefined, reconnect: null }}
        redacted={redacted}
      />
      <RunLog actionRunId="run_1" error={error} redacted={redacted} />
    </ActionsRoot>
  )
}

it('shows and says the reason of a failure without the credentials that it quotes', async () => {
  const { container } = render(failed(), { wrapper: createWorld().Wrapper })
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Dealwren answered 400'))
  expect(screen.getAllByText(/Dealwren answered 400: Authorization: \[redacted\]/)).toHaveLength(3)
  expect(container).not.toHaveTextContent(SECRET)
})

it('shows all of it where the host says so', async () => {
  render(failed(false), { wrapper: createWorld().Wrapper })
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(SECRET))
  expect(screen.getAllByText(new RegExp(SECRET)).length).toBeGreaterThan(1)
})

it.each(['connections', 'actions'])('says why %s could not be read without the credentials', async (what) => {
  const world = createWorld()
  const body = { type: 'access_denied', message: `Not allowed: Authorization: Bearer ${SECRET}` }
  world.sandbox.faults.add({ match: `/${what}`, status: 403, body })
  const { container } = render(<ActionRunner />, { wrapper: world.Wrapper })
  if (what === 'actions') await userEvent.click(await screen.findByRole('radio', { name: /Dealwren/ }))
  expect(await screen.findByText(/Not allowed: Authorization: \[redacted\]/)).toBeVisible()
  expect(container).not.toHaveTextContent(SECRET)
})

it('hides a credential that stands at the top of a run’s details', async () => {
  const world = createWorld()
  await world.route(
    new Request('http://app.test/act', {
      method: 'POST',
      body: JSON.stringify({ key: 'list-contacts', connectionKey: 'dealwren' }),
    }),
  )
  world.sandbox.faults.add({
    match: '/action-run-logs/run_1/details',
    status: 200,
    body: { request: {}, cookies: `a=${SECRET.slice(8)}`, region: 'eu' },
  })
  const { container } = render(<RunLog actionRunId="run_1" />, { wrapper: world.Wrapper })
  expect(await screen.findByRole('textbox', { name: 'region' })).toHaveDisplayValue('"eu"')
  expect(screen.getByRole('textbox', { name: 'cookies' })).toHaveDisplayValue('"[redacted]"')
  expect(container.innerHTML).not.toContain(SECRET.slice(8))
})

it('says that something was hidden, where something was', () => {
  const { rerender } = render(<JsonView title="Output" value={{ password: 'a' }} />)
  expect(screen.getByText('Secrets are hidden.')).toBeVisible()
  rerender(<JsonView title="Output" value={{ name: 'a' }} />)
  expect(screen.queryByText('Secrets are hidden.')).toBeNull()
  rerender(<JsonView title="Output" value={{ password: 'a' }} redacted={false} />)
  expect(screen.queryByText('Secrets are hidden.')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'Output' })).toHaveDisplayValue(/"password": "a"/)
})

it('shows an output that is one word of 5 MB', async () => {
  const user = userEvent.setup()
  render(<JsonView title="Output" value={{ content: 'x'.repeat(5_000_000) }} />)
  await user.click(screen.getByRole('button', { name: 'Copy: Output' }))
  expect((await navigator.clipboard.readText()).length).toBeGreaterThan(5_000_000)
})
