import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { IntegrationsPageProps } from '../../src/components/IntegrationsPage.js'
import { connected, openMenu, openPage, rowOf, said } from './support/page.js'
import { openSlowly } from './support/slowly.js'

afterEach(() => vi.useRealTimers())

const ACME = 'Acme live (Billhaven)'

it('disconnects after asking, offers to undo with the focus there, and undoes', async () => {
  const onDisconnect = vi.fn<NonNullable<IntegrationsPageProps['onDisconnect']>>()
  const onUndo = vi.fn<NonNullable<IntegrationsPageProps['onUndo']>>()
  const { user, sandbox } = openPage({ onDisconnect, onUndo })
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Disconnect Acme live from Billhaven?' })
  expect(dialog).toHaveAccessibleDescription(
    'Anything that uses this account will stop working. You can undo this for 10 seconds.',
  )
  await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }))

  const undo = await screen.findByRole('button', { name: 'Undo' })
  await waitFor(() => expect(undo).toHaveFocus())
  expect(sandbox.list().filter(({ archivedAt }) => !archivedAt)).toHaveLength(3)
  expect(said()).toContain('Acme live (Billhaven) was disconnected.')
  expect(onDisconnect).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button', { name: 'Connect Billhaven' })).toBeVisible()

  await user.click(undo)
  const row = await rowOf(/Acme live/)
  expect(row).toHaveTextContent('Connected')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
  await waitFor(() => expect(row).toContainElement(document.activeElement as HTMLElement))
  expect(onUndo).toHaveBeenCalledTimes(1)
  expect(sandbox.list()).toHaveLength(4)
})

it('keeps the account when the person cancels, and gives the focus back', async () => {
  const { user, sandbox } = openPage()
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  await waitFor(() => expect(screen.getByRole('button', { name: `More actions for ${ACME}` })).toHaveFocus())
  expect(sandbox.list()).toHaveLength(4)
})

it('says inside the dialog why disconnecting failed, keeps the account, and tries again', async () => {
  const { user, sandbox } = openPage()
  const menu = await openMenu(user, ACME)
  const clear = sandbox.faults.add({ match: /^DELETE \/connections\//, status: 500 })
  await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  const dialog = await screen.findByRole('alertdialog')
  await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    /Acme live \(Billhaven\) could not be disconnected/,
  )
  expect(await rowOf(/Acme live/)).toBeInTheDocument()

  clear()
  await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }))
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible()
})

it('keeps the message of an undo that failed', async () => {
  const { user, sandbox } = openPage()
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Disconnect' }))
  const clear = sandbox.faults.add({ match: /^POST \/connections\/[^/]+\/restore/, status: 500 })
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('group', { name: /could not be restored/ })).toBeVisible()
  clear()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await rowOf(/Acme live/)).toBeVisible()
})

it('renames in a dialog, with the old name in it and the focus back afterwards', async () => {
  const onRename = vi.fn<NonNullable<IntegrationsPageProps['onRename']>>()
  const { user, sandbox } = openPage({ onRename })
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Rename…' }))
  const dialog = await screen.findByRole('dialog', { name: `Rename ${ACME}` })
  const field = within(dialog).getByRole('textbox', { name: 'Name' })
  expect(field).toHaveValue('Acme live')
  await user.clear(field)
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  expect(within(dialog).getByRole('alert')).toHaveTextContent('Enter a name.')
  await user.type(field, 'Acme Europe{Enter}')

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await rowOf(/Acme Europe/)).toBeVisible()
  expect(sandbox.list().map(({ name }) => name)).toContain('Acme Europe')
  expect(said()).toContain('Renamed to Acme Europe.')
  expect(onRename).toHaveBeenCalledTimes(1)
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'More actions for Acme Europe (Billhaven)' })).toHaveFocus(),
  )
})

it('shows details, and copies them without secrets', async () => {
  const { user, sandbox } = openPage()
  await connected()
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  sandbox.disconnect(account?.id ?? '', {
    type: 'connection',
    key: 'access_token_expired',
    message: 'Refused: access_token=abcdef123456 of ana@acme.test',
  })
  await user.click(await screen.findByRole('button', { name: `More actions for ${ACME}` }))
  await user.click(await screen.findByRole('menuitem', { name: 'Details' }))
  const dialog = await screen.findByRole('dialog', { name: ACME })
  expect(dialog).toHaveTextContent(account?.id ?? '?')
  await user.click(within(dialog).getByRole('button', { name: 'Copy details for support' }))
  expect(await within(dialog).findByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await navigator.clipboard.readText()
  expect(text).toContain(account?.id)
  expect(text).not.toMatch(/abcdef123456|ana@acme/)
})

it('reconnects the same record', async () => {
  const onReconnect = vi.fn<NonNullable<IntegrationsPageProps['onReconnect']>>()
  const { user, sandbox } = openPage({ onReconnect }, { scenario: 'needs-attention' })
  const button = await screen.findByRole('button', { name: 'Reconnect Acme Sales (Pipelark)' })
  const row = await rowOf(/Acme Sales/)
  expect(row).toHaveTextContent('Pipelark rejected the refresh token')
  const before = sandbox.list().length
  const record = sandbox.list().find(({ name }) => name === 'Acme Sales')
  await user.click(button)
  await waitFor(() => expect(sandbox.get(record?.id ?? '')).toMatchObject({ state: 'READY' }))
  expect(sandbox.list()).toHaveLength(before)
  await waitFor(async () => expect(await rowOf(/Acme Sales/)).toHaveAttribute('data-status', 'connected'))
  expect(onReconnect).toHaveBeenCalledWith(expect.objectContaining({ id: record?.id }))
})

it('walks through all that need the person, one click each, and sums up', async () => {
  const { user, connects } = openPage({}, { scenario: 'needs-attention' })
  await user.click(await screen.findByRole('button', { name: 'Fix all' }))
  const walk = await screen.findByRole('group', { name: 'Fix all' })
  expect(walk).toHaveTextContent('1 of 5')
  expect(document.activeElement).toHaveTextContent(/Reconnect|Continue|Try again/)
  await user.click(document.activeElement as HTMLElement)
  await waitFor(() => expect(walk).toHaveTextContent('2 of 5'))
  connects.next('cancel')
  await user.click(document.activeElement as HTMLElement)
  await waitFor(() => expect(walk).toHaveTextContent('3 of 5'))
  for (const step of [4, 5]) {
    await user.click(within(walk).getByRole('button', { name: 'Skip' }))
    await waitFor(() => expect(walk).toHaveTextContent(`${step} of 5`))
  }
  await user.click(within(walk).getByRole('button', { name: 'Skip' }))
  expect(walk).toHaveTextContent('1 reconnected, 4 left.')
  expect(said()).toContain('1 reconnected, 4 left.')
  await user.click(within(walk).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('group', { name: 'Fix all' })).toBeNull()
})

it('counts as reconnected only what is connected by now, in the sum of "Fix all"', async () => {
  const { sandbox, click, lookAgain } = await openSlowly({}, { scenario: 'needs-attention', buildMs: 0 })
  await click(screen.getByRole('button', { name: 'Fix all' }))
  const walk = screen.getByRole('group', { name: 'Fix all' })
  for (let step = 1; step <= 5; step += 1) {
    expect(walk).toHaveTextContent(`${step} of 5`)
    const [fix] = within(walk).getAllByRole('button')
    if (fix) await click(fix)
  }
  await lookAgain()
  // One of them is not connected after all.
  expect(walk).toHaveTextContent('4 reconnected, 1 left.')
  const fixed = sandbox.list().find(({ name }) => name === 'Acme Sales')
  sandbox.update(fixed?.id ?? '', { state: 'BUILDING' })
  act(() => screen.getByRole('searchbox').focus())
  await lookAgain()
  expect(walk).toHaveTextContent('3 reconnected, 2 left.')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  sandbox.update(fixed?.id ?? '', { state: 'READY' })
  await lookAgain()
  expect(walk).toHaveTextContent('4 reconnected, 1 left.')
})

it('counts what needs attention among the accounts that a search shows', async () => {
  const { click, pass } = await openSlowly({}, { scenario: 'needs-attention' })
  const region = screen.getByRole('region', { name: /^Connected/ })
  const calm = screen.getAllByRole('listitem').find(({ dataset }) => dataset['status'] === 'connected')
  const name = calm?.querySelector('.membrane-row-account')?.textContent ?? ''
  expect(region).toHaveTextContent(/\d need attention/)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: name } })
  await pass(1_000)
  expect(within(region).getAllByRole('listitem')).toHaveLength(1)
  expect(region).not.toHaveTextContent(/need/)
  await click(screen.getByRole('button', { name: 'Clear search' }))
  expect(region).toHaveTextContent(/\d need attention/)
})

it('tests a connection and says in its row what came of it', async () => {
  const { user, sandbox } = openPage()
  await connected()
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Test connection' }))
  expect(await within(await rowOf(/Acme live/)).findByText(/Acme live \(Billhaven\) works\./)).toBeVisible()
  sandbox.faults.add({ match: `/connections/${account?.id}/test`, status: 500 })
  await user.click(within(await openMenu(user, ACME)).getByRole('menuitem', { name: 'Test connection' }))
  expect(await within(await rowOf(/Acme live/)).findByText(/That did not work for/)).toBeVisible()
})

it('shows in the menu why something is not permitted, and does not do it', async () => {
  const { user } = openPage({ can: { disconnect: 'Ask an admin', rename: false } })
  const menu = await openMenu(user, ACME)
  const disconnect = within(menu).getByRole('menuitem', { name: 'Disconnect…' })
  expect(disconnect).toHaveAttribute('aria-disabled', 'true')
  expect(disconnect).toHaveAccessibleDescription('Ask an admin')
  expect(within(menu).getByRole('menuitem', { name: 'Rename…' })).toHaveAccessibleDescription(
    'You do not have permission to do this.',
  )
  await user.click(disconnect)
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

it('has a menu for the keyboard: opens on its first entry, arrows, letters, Escape', async () => {
  const { user } = openPage()
  const button = await screen.findByRole('button', { name: `More actions for ${ACME}` })
  button.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('menu')
  expect(button).toHaveAttribute('aria-expanded', 'true')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Reconnect' })).toHaveFocus())
  await user.keyboard('{ArrowUp}')
  expect(screen.getByRole('menuitem', { name: 'Disconnect…' })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Reconnect' })).toHaveFocus()
  await user.keyboard('{End}')
  expect(screen.getByRole('menuitem', { name: 'Disconnect…' })).toHaveFocus()
  await user.keyboard('det')
  expect(screen.getByRole('menuitem', { name: 'Details' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(button).toHaveFocus()
})
