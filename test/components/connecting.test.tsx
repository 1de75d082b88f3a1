import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { ConnectOptions, OpenConnect } from '../../src/api/connect.js'
import type { Connection } from '../../src/api/connection.js'
import type { IntegrationsPageProps } from '../../src/components/IntegrationsPage.js'
import { available, connected, openPage, rowOf, said } from './support/page.js'
import { openSlowly, rowById } from './support/slowly.js'

afterEach(() => vi.useRealTimers())

/** A sign-in window that stays open until the test answers for it. */
function screenThatWaits() {
  const opened: ConnectOptions[] = []
  let answer: (connection: Connection | null) => void = () => {}
  const openConnect: OpenConnect = (options) => {
    opened.push(options)
    return new Promise((resolve) => {
      answer = resolve
    })
  }
  return { opened, openConnect, answer: (connection: Connection | null) => answer(connection) }
}

it('connects an app: the card goes, the row comes and has the focus, and it is announced', async () => {
  const onConnect = vi.fn<NonNullable<IntegrationsPageProps['onConnect']>>()
  const { user, sandbox } = openPage({ onConnect })
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))

  expect(await rowOf(/Dealwren/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Connect Dealwren' })).toBeNull()
  const row = await rowOf(/Dealwren/)
  await waitFor(() => expect(row).toContainElement(document.activeElement as HTMLElement))
  await waitFor(() => expect(said()).toMatch(/Dealwren/))
  expect(onConnect).toHaveBeenCalledWith(
    expect.objectContaining({ id: expect.any(String) }),
    expect.objectContaining({ name: 'Dealwren' }),
  )
  expect(sandbox.list()).toHaveLength(5)
})

it('says nothing when the person closes the sign-in window, and the button has the focus again', async () => {
  const onError = vi.fn<NonNullable<IntegrationsPageProps['onError']>>()
  const { user, connects } = openPage({ onError })
  connects.next('cancel')
  const button = await screen.findByRole('button', { name: 'Connect Dealwren' })
  await user.click(button)
  await waitFor(() => expect(button).not.toHaveAttribute('aria-busy'))
  expect(onError).not.toHaveBeenCalled()
  expect(within(await available()).queryByText(/could not be connected/)).toBeNull()
  expect(button).toHaveFocus()
})

it('says in the card why connecting failed, and tries again', async () => {
  const onError = vi.fn<NonNullable<IntegrationsPageProps['onError']>>()
  const { user, connects } = openPage({ onError })
  connects.next('refuse')
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  expect(await within(await available()).findByText(/^Dealwren could not be connected\./)).toBeVisible()
  expect(onError).toHaveBeenCalledTimes(1)
  expect(said()).toMatch(/Dealwren could not be connected/)

  await user.click(screen.getByRole('button', { name: 'Connect Dealwren' }))
  expect(await rowOf(/Dealwren/)).toBeVisible()
  expect(within(await available()).queryByText(/could not be connected/)).toBeNull()
})

it.each([
  ['', {}],
  [' where the host names its connections', { connectionKey: '{integrationKey}-x' }],
])('opens one window for a double click%s, and tells the host once', async (_, props) => {
  const onConnect = vi.fn<NonNullable<IntegrationsPageProps['onConnect']>>()
  const { connects } = openPage({ onConnect, ...props })
  const button = await screen.findByRole('button', { name: 'Connect Dealwren' })
  fireEvent.click(button)
  fireEvent.click(button)
  const row = await rowOf(/Dealwren/)
  await waitFor(() => expect(row).toContainElement(document.activeElement as HTMLElement))
  expect(connects.opened).toHaveLength(1)
  expect(onConnect).toHaveBeenCalledTimes(1)
})

it('goes on with the first app when a second one is clicked, and says there to finish that first', async () => {
  const onError = vi.fn<NonNullable<IntegrationsPageProps['onError']>>()
  const { opened, openConnect, answer } = screenThatWaits()
  const { user } = openPage({ onError }, { provider: { openConnect } })
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  await screen.findByRole('button', { name: 'Connecting… Dealwren' })
  await waitFor(() => expect(opened).toHaveLength(1))
  const second = screen.getByRole('button', { name: 'Connect Foldmark' })
  await user.click(second)
  expect(second).not.toHaveAttribute('aria-busy')
  expect(second).toHaveAccessibleDescription(/^Foldmark could not be connected. Another app is being/)
  await waitFor(() => expect(said()).toMatch(/Another app is being connected/))
  expect(screen.getByRole('button', { name: 'Connecting… Dealwren' })).toBeVisible()

  answer(null)
  expect(await screen.findByRole('button', { name: 'Connect Dealwren' })).not.toHaveAttribute('aria-busy')
  expect(within(await available()).queryByText(/could not be connected/)).toBeNull()
  expect(opened).toHaveLength(1)
  expect(onError).not.toHaveBeenCalled()
})

it('tells the host as it is when the person comes back, not as it was at the click', async () => {
  const { opened, openConnect, answer } = screenThatWaits()
  const [before, after] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const { user, show, sandbox } = openPage({ onConnect: before }, { provider: { openConnect } })
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  await waitFor(() => expect(opened).toHaveLength(1))
  show({ onConnect: after })
  answer(sandbox.connect('dealwren', { name: 'Ours' }))
  await waitFor(() => expect(after).toHaveBeenCalledTimes(1))
  expect(before).not.toHaveBeenCalled()
})

it('says that it is connecting while the window is open', async () => {
  const { user, connects } = openPage()
  connects.next('pending')
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  const button = await screen.findByRole('button', { name: 'Connecting… Dealwren' })
  expect(button).toHaveAttribute('aria-busy', 'true')
  expect(button).toHaveTextContent('Connecting…')
})

it('uses the connection key of a template, with the tenant of the token', async () => {
  const { user, sandbox } = openPage({ connectionKey: '{integrationKey}-{tenantKey}' }, { tenant: 'acme' })
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  await rowOf(/Dealwren/)
  expect(sandbox.list('acme').map(({ key }) => key)).toContain('dealwren-acme')
})

it('adds a second account and leaves the first untouched', async () => {
  const { user, sandbox } = openPage({ multiple: ['billhaven'], connectionKey: '{integrationKey}' })
  await connected()
  const first = sandbox.list().find(({ name }) => name === 'Acme live')
  sandbox.update(first?.id ?? '', { key: 'billhaven' })
  expect(screen.queryByRole('button', { name: 'Add another account: Helpwren' })).toBeNull()

  await user.click(await screen.findByRole('button', { name: 'Add another account: Billhaven' }))
  await waitFor(() => expect(sandbox.list()).toHaveLength(5))
  const accounts = sandbox.list().filter(({ integrationId }) => integrationId === first?.integrationId)
  expect(accounts.map(({ key }) => key).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'billhaven',
    'billhaven-2',
  ])
  expect(sandbox.get(first?.id ?? '')).toMatchObject({ id: first?.id, name: 'Acme live', key: 'billhaven' })
  expect(await screen.findByRole('button', { name: 'Add another account: Billhaven' })).toBeVisible()
})

it('shows why a person may not connect, and does not connect', async () => {
  const { user, sandbox } = openPage({ can: { connect: 'Ask an admin' } })
  const button = await screen.findByRole('button', { name: 'Connect Dealwren' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('Ask an admin')
  await user.click(button)
  expect(sandbox.list()).toHaveLength(4)
})

it('offers only what the filter lets through, and keeps accounts that exist', async () => {
  openPage({ filter: { include: ['dealwren', 'foldmark'] } })
  const region = await available()
  await within(region).findByRole('button', { name: 'Connect Dealwren' })
  expect(within(region).getAllByRole('listitem')).toHaveLength(2)
  expect(within(await connected()).getAllByRole('listitem')).toHaveLength(4)
})

it('goes to the new row of an app whose card stays, unless the person went elsewhere meanwhile', async () => {
  const { openConnect, answer } = screenThatWaits()
  const props = { multiple: ['billhaven'], filter: { include: ['billhaven'] } }
  const { sandbox, pass, click } = await openSlowly(props, { provider: { openConnect } })
  const button = screen.getByRole('button', { name: 'Add another account: Billhaven' })
  const add = async (name: string, meanwhile = () => {}) => {
    act(() => button.focus())
    await click(button)
    act(meanwhile)
    const connection = sandbox.connect('billhaven', { name })
    answer(connection)
    // In steps: React 18 draws when an `act` ends.
    for (let step = 0; step < 10; step += 1) await pass(100)
    return rowById(connection.id)
  }
  expect(await add('Acme second')).toContainElement(document.activeElement as HTMLElement)
  const field = screen.getByRole('searchbox')
  expect(await add('Acme third', () => field.focus())).toBeVisible()
  expect(field).toHaveFocus()
})

it('connects a catalogue entry that is no integration yet, and shows it once', async () => {
  const { user } = openPage({ connectors: true, filter: ({ name }) => /^[DZ]/.test(name) }, { buildMs: 0 })
  await available()
  const buttons = await screen.findAllByRole('button', { name: /^Connect / })
  const names = buttons.map((button) => button.getAttribute('aria-label'))
  expect(new Set(names).size).toBe(names.length)
  const last = buttons.at(-1)
  const app = last?.getAttribute('aria-label')?.slice('Connect '.length) ?? ''
  if (last) await user.click(last)
  expect(await rowOf(new RegExp(app))).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('button', { name: `Connect ${app}` })).toBeNull())
  expect(within(await connected()).getAllByRole('listitem', { name: new RegExp(app) })).toHaveLength(1)
})

it('connects an app that is not listed, by describing it', async () => {
  const { user, sandbox } = openPage()
  await user.click(await screen.findByRole('button', { name: 'Describe the app' }))
  const dialog = await screen.findByRole('dialog', { name: 'Connect another app' })
  await user.click(within(dialog).getByRole('button', { name: 'Connect' }))
  expect(within(dialog).getByRole('alert')).toHaveTextContent('Say which app you need.')
  await user.type(within(dialog).getByRole('textbox'), 'our company wiki')
  await user.click(within(dialog).getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(sandbox.list()).toHaveLength(5))
})

it('ends a search for something else when a described app was connected, and goes to its row', async () => {
  const { opened, openConnect, answer } = screenThatWaits()
  const { user, sandbox } = openPage({}, { provider: { openConnect } })
  const field = await screen.findByRole('searchbox')
  await user.type(field, 'zzz')
  await screen.findByText('No app called “zzz”.')
  await user.click(screen.getByRole('button', { name: 'Describe the app' }))
  await screen.findByRole('dialog')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(opened).toHaveLength(1))
  answer(sandbox.connect('dealwren', { name: 'Ours' }))
  const row = await rowOf(/Ours/)
  await waitFor(() => expect(row).toContainElement(document.activeElement as HTMLElement))
  expect(screen.getByRole('searchbox')).toHaveValue('')
  expect(await screen.findByRole('button', { name: 'Connect Foldmark' })).toBeVisible()
})

it('says that it is connecting a described app, too', async () => {
  const { openConnect, answer } = screenThatWaits()
  const { user } = openPage({}, { provider: { openConnect } })
  const button = await screen.findByRole('button', { name: 'Describe the app' })
  await user.click(button)
  await user.type(within(await screen.findByRole('dialog')).getByRole('textbox'), 'our wiki{Enter}')
  await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'))
  expect(button).toHaveTextContent('Connecting…')
  answer(null)
  await waitFor(() => expect(button).not.toHaveAttribute('aria-busy'))
})
