import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { axe } from 'vitest-axe'
import { MembraneError } from 'react-membrane'
import {
  ActionRunner,
  ActionsRoot,
  ConnectionPicker,
  JsonView,
  RunLog,
  RunOutcome,
  useUniversalAction,
} from 'react-membrane/actions'
import { createWorld, ran, type World } from './support/world.js'

const runner = (world: World, props = {}) =>
  render(<ActionRunner fetch={world.route} {...props} />, { wrapper: world.Wrapper })

/** Chooses the account and the action that makes a contact. */
async function chooseCreate() {
  await userEvent.click(await screen.findByRole('radio', { name: /Dealwren/ }))
  await userEvent.type(screen.getByRole('searchbox', { name: 'What should happen?' }), 'add a contact')
  await userEvent.click(await screen.findByRole('button', { name: 'Create contact' }))
  expect(screen.getByRole('heading', { name: 'Create contact' })).toHaveFocus()
}

it('runs an action: account, words, input, output', async () => {
  const world = createWorld()
  const onRun = vi.fn<() => void>()
  const { container } = runner(world, { onRun })
  await chooseCreate()
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@acme.test')
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  const output = await screen.findByRole('textbox', { name: 'Output' })
  expect(output).toHaveDisplayValue(/ada@acme\.test/)
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Done.'))
  expect(onRun).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('textbox', { name: 'Email' })).toHaveValue('ada@acme.test')
  expect((await axe(container)).violations).toEqual([])
})

it('says why it failed, shows what was sent without credentials, and runs the same again', async () => {
  const world = createWorld()
  runner(world)
  await chooseCreate()
  world.sandbox.faults.add({ app: 'dealwren', status: 500, times: 1 })
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@acme.test')
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  expect(await screen.findByText('The app refused it.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Show what happened' }))
  const log = await screen.findByRole('region', { name: 'What happened' })
  await waitFor(() =>
    expect(within(log).getByRole('textbox', { name: 'Sent to the app' })).toHaveDisplayValue(
      /"authorization": "\[redacted\]"/,
    ),
  )
  const steps = within(log)
    .getAllByRole('heading', { level: 4 })
    .map((each) => each.textContent)
  expect(steps).toEqual(['Answer', 'Run log', 'Why', 'Smallest retry'])
  expect(log.textContent).not.toMatch(/Bearer \w/)
  await userEvent.click(within(log).getByRole('button', { name: 'Run again' }))
  expect(await screen.findByRole('textbox', { name: 'Output' })).toHaveDisplayValue(/ada@acme/)
  expect(ran(world)).toBe(2)
})

it('reconnects a lost account and runs once more, with nothing typed twice', async () => {
  const world = createWorld()
  runner(world)
  await chooseCreate()
  world.sandbox.disconnect(world.sandbox.list('tenant-1').find(({ key }) => key === 'dealwren')?.id ?? '')
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@acme.test')
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  expect(await screen.findByText('The account is disconnected.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /^Reconnect and run again: / }))
  expect(await screen.findByRole('textbox', { name: 'Output' })).toHaveDisplayValue(/ada@acme/)
  expect(ran(world)).toBe(2)
})

it('keeps what was typed while the action is changed and chosen again', async () => {
  runner(createWorld())
  await chooseCreate()
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'half-typed')
  await userEvent.click(screen.getByRole('button', { name: 'Change the action Create contact' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Create contact' }))
  expect(screen.getByRole('textbox', { name: 'Email' })).toHaveValue('half-typed')
})

function Picker({ world }: { world: World }) {
  const sender = useUniversalAction('send-message', { fetch: world.route })
  return (
    <ConnectionPicker
      connections={sender.connections}
      integrations={sender.integrations}
      value={sender.connection?.id ?? null}
      onValueChange={sender.choose}
      loading={sender.loading}
    />
  )
}

it('asks which account where there are several, each with its state', async () => {
  localStorage.clear()
  const world = createWorld()
  render(<Picker world={world} />, { wrapper: world.Wrapper })
  const group = await screen.findByRole('group', { name: 'Account' })
  const choices = await within(group).findAllByRole('radio')
  expect(choices.length).toBeGreaterThan(1)
  expect(choices.every((choice) => choice instanceof HTMLInputElement && !choice.checked)).toBe(true)
  await userEvent.click(within(group).getByRole('radio', { name: /Plumepost.*Connected/ }))
  expect(within(group).getByRole('radio', { name: /Plumepost/ })).toBeChecked()
})

it('asks nothing where there is one account, and offers to connect where there is none', async () => {
  localStorage.clear()
  const world = createWorld()
  render(<Picker world={world} />, { wrapper: world.Wrapper })
  await screen.findAllByRole('radio')
  for (const { id, key } of world.sandbox.list('tenant-1')) {
    if (key !== 'plumepost') await remove(world, id)
  }
  world.signIn('tenant-1')
  const one = render(<Picker world={world} />, { wrapper: world.Wrapper })
  expect(await within(one.container).findByText('Plumepost')).toBeVisible()
  expect(within(one.container).queryByRole('radio')).toBeNull()
  for (const { id } of world.sandbox.list('tenant-1')) await remove(world, id)
  const none = render(<Picker world={world} />, { wrapper: world.Wrapper })
  const connect = await within(none.container).findByRole('button', { name: 'Connect Plumepost' })
  await userEvent.click(connect)
  expect(await within(none.container).findByText('Connected')).toBeVisible()
})

async function remove({ sandbox }: World, id: string) {
  const headers = { authorization: `Bearer ${sandbox.token({ tenantKey: 'tenant-1' })}` }
  await sandbox.fetch(new Request(`${sandbox.apiUri}/connections/${id}`, { method: 'DELETE', headers }))
}

it('offers no log of a run where the host wants none', async () => {
  const world = createWorld()
  const error = new MembraneError('connection', 'Dealwren refused.', {
    data: { message: 'Dealwren refused.' },
  })
  const outcome = { data: undefined, error, phase: 'idle', actionRunId: 'run_1', reconnect: null } as const
  const { rerender } = render(<RunOutcome outcome={outcome} />, { wrapper: world.Wrapper })
  expect(screen.getByRole('button', { name: 'Show what happened' })).toBeVisible()
  rerender(<RunOutcome outcome={outcome} log={false} onRetry={() => undefined} />)
  expect(screen.queryByRole('button', { name: 'Show what happened' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Run again' })).toBeVisible()
  expect(screen.getByText('Dealwren refused.')).toBeVisible()
  expect(world.requests(/action-run-logs/)).toEqual([])
})

it('shows markup in an output as text', () => {
  const { container } = render(<JsonView title="Output" value={{ html: '<img src=x onerror=alert(1)>' }} />)
  expect(screen.getByRole('textbox', { name: 'Output' })).toHaveDisplayValue(/<img src=x/)
  expect(container.querySelector('img')).toBeNull()
})

it('folds an output of 5 MB, shows no more than a page can bear, and copies all of it', async () => {
  const user = userEvent.setup()
  render(<JsonView title="Output" value={{ list: Array.from({ length: 500_000 }, (_, n) => n) }} />)
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Output' })
  expect(field().value.length).toBeLessThan(1_300)
  await user.click(screen.getByRole('button', { name: /^Show all [\d,]+ characters$/ }))
  expect(field().value.length).toBeLessThan(101_000)
  expect(screen.getByText(/characters are shown. Copy it to get all/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Copy: Output' }))
  expect((await navigator.clipboard.readText()).length).toBeGreaterThan(4_000_000)
})

it('shows a run whose details cannot be had, and a run that there is no log of', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ match: '/action-run-logs/run_1/details', status: 404 })
  await world.route(
    new Request('http://app.test/act', {
      method: 'POST',
      body: JSON.stringify({ key: 'list-contacts', connectionKey: 'dealwren' }),
    }),
  )
  render(
    <ActionsRoot>
      <RunLog actionRunId="run_1" />
      <RunLog actionRunId="run_none" />
    </ActionsRoot>,
    { wrapper: world.Wrapper },
  )
  expect(await screen.findByText('There is no record of what was sent to the app.')).toBeVisible()
  expect(screen.getByText('Succeeded')).toBeVisible()
  expect(await screen.findByText(/The log of this run could not be read/)).toBeVisible()
})

it('speaks with the words that it is given', async () => {
  const world = createWorld()
  runner(world, {
    labels: { run: { title: 'Aktion ausführen' } },
    pageLabels: { status: { connected: 'Verbunden' } },
  })
  expect(screen.getByRole('heading', { name: 'Aktion ausführen' })).toBeVisible()
  expect((await screen.findAllByText('Verbunden')).length).toBeGreaterThan(1)
})
