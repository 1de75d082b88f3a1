import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { IntegrationsPageProps } from '../../src/components/IntegrationsPage.js'
import { available, openMenu, openPage, rowOf, said } from './support/page.js'

const ACME = 'Acme live (Billhaven)'

it('connects once, and makes one account', async () => {
  const { user, sandbox, connects } = openPage()
  const button = await screen.findByRole('button', { name: 'Connect Foldmark' })
  const before = sandbox.list().length
  await user.dblClick(button)
  await rowOf(/Foldmark/)
  expect(connects.opened).toHaveLength(1)
  expect(sandbox.list()).toHaveLength(before + 1)
})

it('reconnects once', async () => {
  const { user, sandbox, connects } = openPage({}, { scenario: 'needs-attention' })
  const button = await screen.findByRole('button', { name: 'Reconnect Acme Sales (Pipelark)' })
  const before = sandbox.list().length
  await user.dblClick(button)
  await waitFor(async () => expect(await rowOf(/Acme Sales/)).toHaveAttribute('data-status', 'connected'))
  expect(connects.opened).toHaveLength(1)
  expect(sandbox.list()).toHaveLength(before)
})

it('opens the menu of a row, which stays until it is closed', async () => {
  const { user } = openPage()
  const button = await screen.findByRole('button', { name: `More actions for ${ACME}` })
  await user.dblClick(button)
  expect(await screen.findByRole('menu')).toBeVisible()
  expect(button).toHaveAttribute('aria-expanded', 'true')
  fireEvent.click(button, { detail: 1 })
  expect(screen.queryByRole('menu')).toBeNull()
})

it('reconnects once from the menu', async () => {
  const { user, sandbox, connects } = openPage({}, { scenario: 'needs-attention' })
  const menu = await openMenu(user, 'Acme Sales (Pipelark)')
  const before = sandbox.list().length
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Reconnect' }))
  await waitFor(async () => expect(await rowOf(/Acme Sales/)).toHaveAttribute('data-status', 'connected'))
  expect(connects.opened).toHaveLength(1)
  expect(sandbox.list()).toHaveLength(before)
})

it('opens one screen for one more account', async () => {
  const { user, connects } = openPage({ multiple: ['billhaven'] })
  connects.next('pending')
  await user.dblClick(await screen.findByRole('button', { name: 'Add another account: Billhaven' }))
  await waitFor(() => expect(connects.opened).toHaveLength(1))
  expect(screen.queryByRole('alert')).toBeNull()
})

it('asks for each list once more after a failure', async () => {
  const { user, sandbox, requests } = openPage()
  const clear = sandbox.faults.add({ match: /./, status: 400 })
  const retry = await screen.findByRole('button', { name: 'Try again' })
  clear()
  const before = requests('GET /connections').length
  await user.dblClick(retry)
  expect(await rowOf(/Acme live/)).toBeVisible()
  expect(requests('GET /connections')).toHaveLength(before + 1)
  expect(requests('GET /integrations')).toHaveLength(before + 1)
})

it('loads one more page', async () => {
  const { user, requests } = openPage(
    { filter: {} },
    { scenario: 'large', integrations: 250, latencyMs: 300 },
  )
  const more = await within(await available()).findByRole('button', { name: 'Show more apps' })
  expect(requests('GET /integrations')).toHaveLength(1)
  await user.dblClick(more)
  await waitFor(async () => expect(await available()).toHaveAccessibleName('Available 197 shown'))
  expect(requests('GET /integrations')).toHaveLength(2)
})

it('clears the search, and leaves the focus in the field', async () => {
  const { user } = openPage()
  const field = await screen.findByRole('searchbox')
  await user.type(field, 'mail')
  await user.dblClick(screen.getByRole('button', { name: 'Clear search' }))
  expect(field).toHaveValue('')
  expect(field).toHaveFocus()
})

it('keeps the category that was chosen', async () => {
  const { user } = openPage({
    filter: { include: ['dealwren', 'foldmark'] },
    categories: { dealwren: 'Sales', foldmark: 'Files' },
  })
  const sales = await screen.findByRole('radio', { name: 'Sales' })
  await user.dblClick(sales)
  expect(sales).toBeChecked()
  expect(within(await available()).getAllByRole('listitem')).toHaveLength(1)
})

it('tests a connection once', async () => {
  const { user, requests } = openPage()
  const menu = await openMenu(user, ACME)
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Test connection' }))
  expect(await within(await rowOf(/Acme live/)).findByText(/works\./)).toBeVisible()
  expect(requests(/\/test$/)).toHaveLength(1)
})

it('refreshes credentials once', async () => {
  const { user, requests } = openPage()
  const menu = await openMenu(user, 'ana@acme.test (Plumepost)')
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Refresh credentials' }))
  await waitFor(() => expect(said()).toContain('ana@acme.test'))
  expect(requests(/^POST .*refresh-credentials/)).toHaveLength(1)
})

it('renames once', async () => {
  const onRename = vi.fn<NonNullable<IntegrationsPageProps['onRename']>>()
  const { user, requests } = openPage({ onRename })
  const menu = await openMenu(user, ACME)
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Rename…' }))
  const dialog = await screen.findByRole('dialog', { name: `Rename ${ACME}` })
  await user.type(within(dialog).getByRole('textbox'), ' Europe')
  await user.dblClick(within(dialog).getByRole('button', { name: 'Save' }))
  expect(await rowOf(/Acme live Europe/)).toBeVisible()
  expect(requests(/^PATCH /)).toHaveLength(1)
  expect(onRename).toHaveBeenCalledTimes(1)
})

it('disconnects once, and restores once', async () => {
  const { user, requests } = openPage()
  const menu = await openMenu(user, ACME)
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  const dialog = await screen.findByRole('alertdialog')
  await user.dblClick(within(dialog).getByRole('button', { name: 'Disconnect' }))
  await user.dblClick(await screen.findByRole('button', { name: 'Undo' }))
  expect(await rowOf(/Acme live/)).toBeVisible()
  expect(requests(/^DELETE /)).toHaveLength(1)
  expect(requests(/\/restore$/)).toHaveLength(1)
})

it('copies the details, and says so', async () => {
  const { user } = openPage()
  const menu = await openMenu(user, ACME)
  await user.dblClick(within(menu).getByRole('menuitem', { name: 'Details' }))
  const dialog = await screen.findByRole('dialog', { name: ACME })
  await user.dblClick(within(dialog).getByRole('button', { name: 'Copy details for support' }))
  expect(await within(dialog).findByRole('button', { name: 'Copied' })).toBeVisible()
})

it('begins the walk through what needs the person at its first step, and takes one step', async () => {
  const { user, connects } = openPage({}, { scenario: 'needs-attention' })
  await user.dblClick(await screen.findByRole('button', { name: 'Fix all' }))
  const walk = await screen.findByRole('group', { name: 'Fix all' })
  expect(walk).toHaveTextContent('1 of 5')
  expect(connects.opened).toHaveLength(0)
  // To the eye they are one button after the other, in one place.
  await user.dblClick(within(walk).getByRole('button', { name: /Reconnect|Continue|Try again/ }))
  await waitFor(() => expect(walk).toHaveTextContent('2 of 5'))
  expect(connects.opened).toHaveLength(1)
  await user.dblClick(within(walk).getByRole('button', { name: 'Skip' }))
  expect(walk).toHaveTextContent('3 of 5')
  await user.dblClick(within(walk).getByRole('button', { name: 'Skip' }))
  await user.dblClick(within(walk).getByRole('button', { name: 'Skip' }))
  await user.dblClick(within(walk).getByRole('button', { name: 'Skip' }))
  // What it came to stands where the last step was, and so does its button.
  expect(walk).toHaveTextContent(/left/)
  fireEvent.click(within(walk).getByRole('button', { name: 'Close' }), { detail: 2 })
  expect(walk).toBeInTheDocument()
  fireEvent.click(within(walk).getByRole('button', { name: 'Close' }), { detail: 1 })
  expect(walk).not.toBeInTheDocument()
})

it('connects a described app once', async () => {
  const { user, sandbox, connects } = openPage()
  await user.dblClick(await screen.findByRole('button', { name: 'Describe the app' }))
  const dialog = await screen.findByRole('dialog')
  const before = sandbox.list().length
  await user.type(within(dialog).getByRole('textbox'), 'our company wiki')
  await user.dblClick(within(dialog).getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(sandbox.list()).toHaveLength(before + 1))
  expect(connects.opened).toHaveLength(1)
})

it('asks the host for an app once', async () => {
  const onRequestIntegration = vi.fn<NonNullable<IntegrationsPageProps['onRequestIntegration']>>()
  const { user } = openPage({ onRequestIntegration })
  await user.dblClick(await screen.findByRole('button', { name: 'Describe the app' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox'), 'Our own CRM')
  await user.dblClick(within(dialog).getByRole('button', { name: /^(Request|Ask)/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(onRequestIntegration).toHaveBeenCalledTimes(1)
})
