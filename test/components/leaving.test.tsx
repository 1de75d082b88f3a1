import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { IntegrationsPageProps } from '../../src/components/IntegrationsPage.js'
import { said } from './support/page.js'
import { openSlowly, rowById } from './support/slowly.js'

afterEach(() => vi.useRealTimers())

const ACME = 'Acme live (Billhaven)'

async function openDialog(entry: string, props: IntegrationsPageProps = {}) {
  const world = await openSlowly(props)
  const account = world.sandbox.list().find(({ name }) => name === 'Acme live')
  await world.choose(ACME, entry)
  return { ...world, account }
}

const escape = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })

it('leaves a dialog whose request hangs, and says in the row and aloud when that fails', async () => {
  const onError = vi.fn<NonNullable<IntegrationsPageProps['onError']>>()
  const { sandbox, pass, click, account } = await openDialog('Disconnect…', { onError })
  sandbox.faults.add({ match: /^DELETE \/connections\//, status: 500, delayMs: 5_000 })
  await click(screen.getByRole('button', { name: 'Disconnect' }))
  expect(screen.getByRole('alertdialog')).toHaveTextContent('Disconnecting…')
  escape()
  await pass(500)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  await pass(5_000)
  const failure = `${ACME} could not be disconnected. The server has a problem at the moment.`
  expect(said()).toContain(failure)
  expect(rowById(account?.id)).toHaveTextContent(failure)
  expect(onError).toHaveBeenCalledTimes(1)
})

it('gives the focus back to the menu of a row that was gone while it was being disconnected', async () => {
  const { sandbox, pass, click } = await openDialog('Disconnect…')
  sandbox.faults.add({ match: /^DELETE \/connections\//, status: 500 })
  await click(screen.getByRole('button', { name: 'Disconnect' }))
  expect(screen.getByRole('alert')).toHaveTextContent('The server has a problem')
  escape()
  await pass(500)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(screen.getByRole('button', { name: `More actions for ${ACME}` })).toHaveFocus()
})

it('offers to undo what comes of a dialog that was left, and leaves the next dialog open', async () => {
  const { sandbox, pass, click, choose } = await openDialog('Disconnect…')
  const clear = sandbox.faults.add({ match: /^DELETE \/connections\//, delayMs: 5_000 })
  await click(screen.getByRole('button', { name: 'Disconnect' }))
  await click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  clear()
  await choose('Acme Support (Helpwren)', 'Disconnect…')
  const next = screen.getByRole('alertdialog', { name: 'Disconnect Acme Support from Helpwren?' })
  expect(within(next).getByRole('button', { name: 'Disconnect' })).not.toHaveAttribute('aria-busy')
  await pass(5_000)
  expect(said()).toContain(`${ACME} was disconnected.`)
  expect(screen.getByRole('group', { name: `${ACME} was disconnected.` })).toBeInTheDocument()
  expect(next).toBeInTheDocument()
  expect(next).not.toHaveTextContent(/could not be/)
})

it('leaves a dialog that saves a name, and says what came of it', async () => {
  const { sandbox, pass, click, account } = await openDialog('Rename…')
  sandbox.faults.add({ match: /^PATCH \/connections\//, status: 500, delayMs: 5_000 })
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Acme Europe' } })
  await click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('Saving…')
  await click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await pass(5_000)
  expect(said()).toContain('The name could not be saved.')
  expect(rowById(account?.id)).toHaveTextContent('The name could not be saved.')
})

it.each([
  ['SETUP_FAILED', 'Remove…', 'Remove', `${ACME} could not be removed. The server has a problem`],
  [
    'BUILDING',
    'Cancel set-up…',
    'Cancel set-up',
    `Setting up ${ACME} could not be cancelled. The server has a`,
  ],
])('says of %s what could not be done', async (state, entry, button, words) => {
  const { sandbox, click, choose, lookAgain } = await openSlowly()
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  sandbox.update(account?.id ?? '', { state })
  await lookAgain()
  await choose(ACME, entry)
  sandbox.faults.add({ match: /^DELETE \/connections\//, status: 500 })
  await click(within(screen.getByRole('alertdialog')).getByRole('button', { name: button }))
  expect(screen.getByRole('alert')).toHaveTextContent(words)
})

it('closes Details of an account that is gone, and does not open them again when it is back', async () => {
  const { sandbox, lookAgain, account } = await openDialog('Details')
  const headers = { authorization: `Bearer ${sandbox.token({ tenantKey: 'tenant-1' })}` }
  const url = `${sandbox.apiUri}/connections/${account?.id}`
  await sandbox.fetch(new Request(url, { method: 'DELETE', headers }))
  await lookAgain()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(said()).toBe(`${ACME} was removed.`)
  expect(screen.getByRole('heading', { name: 'Integrations' })).toHaveFocus()
  await sandbox.fetch(new Request(`${url}/restore`, { method: 'POST', headers }))
  await lookAgain()
  expect(rowById(account?.id)).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('does not close the dialog that is open by then when a new name was saved', async () => {
  const { sandbox, pass, click, choose } = await openDialog('Rename…')
  sandbox.faults.add({ match: /^PATCH \/connections\//, delayMs: 5_000 })
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Acme Europe' } })
  await click(screen.getByRole('button', { name: 'Save' }))
  act(() => screen.getByRole('textbox', { name: 'Name' }).focus())
  escape()
  await pass(500)
  await choose('Acme Support (Helpwren)', 'Details')
  await pass(5_000)
  expect(said()).toContain('Renamed to Acme Europe.')
  expect(screen.getByRole('dialog')).toHaveTextContent('Acme Support')
})
