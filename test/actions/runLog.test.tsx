import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { MembraneError } from 'react-membrane'
import { RunLog, RunOutcome } from 'react-membrane/actions'
import { ask, createWorld } from './support/world.js'

it('tells the class of a failure by the log, where a route of the host’s own passes on less', async () => {
  const world = createWorld()
  world.sandbox.connect('dealwren', { key: 'bad', state: 'CONFIGURATION_ERROR' })
  const run = { key: 'list-contacts', connectionKey: 'bad' }
  await ask(world.sandbox, 'POST /act', { body: run })
  const error = new MembraneError('bad-request', 'It did not work.', { status: 400 })
  render(<RunLog actionRunId="run_1" error={error} />, { wrapper: world.Wrapper })
  expect(await screen.findByText('The integration is not set up correctly.')).toBeVisible()
})

it.each([
  [1_500, 'took 1.5 sec'],
  [42, 'took 42 ms'],
])('says when a run was, and that %i ms is how long it took', async (duration, took) => {
  const world = createWorld()
  const startTime = new Date(Date.now() - 7_200_000).toISOString()
  const body = { id: 'run_1', status: 'success', startTime, createdAt: startTime, duration }
  world.sandbox.faults.add({ match: /^GET \/action-run-logs\/run_1$/, status: 200, body })
  render(<RunLog actionRunId="run_1" />, { wrapper: world.Wrapper })
  expect(await screen.findByText(took)).toBeVisible()
  expect(screen.getByText('2 hours ago')).toHaveAttribute('datetime', startTime)
})

it('says with its attribute what it says with its word, when the caller knows of a failure that the log does not', async () => {
  const world = createWorld()
  const body = { id: 'run_1', status: 'success', createdAt: new Date().toISOString() }
  world.sandbox.faults.add({ match: /^GET \/action-run-logs\/run_1$/, status: 200, body })
  const error = new MembraneError('bad-response', 'It was not understood.')
  render(<RunLog actionRunId="run_1" error={error} />, { wrapper: world.Wrapper })
  await screen.findByText(/ago|now/)
  expect(screen.getByText('Failed')).toHaveAttribute('data-status', 'error')
})

it('marks an outcome with the class of its failure', () => {
  const error = new MembraneError('rate-limited', 'Too much.', { status: 429 })
  const outcome = { data: undefined, error, phase: 'idle', actionRunId: undefined, reconnect: null } as const
  render(<RunOutcome outcome={outcome} />, { wrapper: createWorld().Wrapper })
  expect(document.querySelector('[data-outcome=error] [data-failure]')).toHaveAttribute(
    'data-failure',
    'limit',
  )
})
