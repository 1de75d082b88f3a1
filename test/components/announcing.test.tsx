import { act, render, screen, waitFor, within } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IntegrationsPage } from '../../src/components/IntegrationsPage.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { openMenu, openPage, rowOf, said } from './support/page.js'
import { openSlowly, rowById } from './support/slowly.js'

const ACME = 'Acme live (Billhaven)'
const heard: string[] = []
let listener: MutationObserver
beforeEach(() => {
  heard.length = 0
  listener = new MutationObserver(() => {
    const text = said()
    if (text && heard.at(-1) !== text) heard.push(text)
  })
  listener.observe(document.body, { subtree: true, childList: true, characterData: true })
})
afterEach(() => {
  listener.disconnect()
  vi.useRealTimers()
})

const heardOf = (text: RegExp) => heard.filter((each) => text.test(each))

it('says a failure of the lists once, not at each retry, and again to who asks again', async () => {
  vi.useFakeTimers()
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  const onError = vi.fn<(error: Error) => void>()
  const { Wrapper, sandbox } = createTestMembrane({ scenario: 'everyday' })
  sandbox.faults.add({ match: '/connections', status: 503 })
  function Host() {
    const [count, setCount] = useState(0)
    return (
      <>
        <button type="button" onClick={() => setCount(count + 1)}>
          Draw again
        </button>
        <IntegrationsPage labels={{ page: { title: 'Apps' } }} onError={onError} />
      </>
    )
  }
  render(<Host />, { wrapper: Wrapper })
  for (let count = 0; count < 20; count += 1) await pass(3_000)
  expect(heardOf(/could not load/)).toHaveLength(1)
  expect(onError).toHaveBeenCalledTimes(1)
  act(() => screen.getByRole('button', { name: 'Draw again' }).click())
  await pass(1_000)
  expect(heardOf(/could not load/)).toHaveLength(1)
  heard.length = 0
  act(() => screen.getByRole('button', { name: 'Try again' }).click())
  await pass(3_000)
  expect(heardOf(/could not load/)).toHaveLength(1)
  expect(onError).toHaveBeenCalledTimes(2)
})

it('shows that it tries again only when a person asked for it', async () => {
  const { sandbox, pass, lookAgain } = await openSlowly()
  sandbox.faults.add({ match: '/connections', status: 503, delayMs: 500 })
  await lookAgain()
  const button = screen.getByRole('button', { name: 'Try again' })
  const asked = sandbox.requests.length
  for (let step = 0; step < 200; step += 1) {
    await pass(100)
    expect(button).toHaveTextContent('Try again')
  }
  expect(sandbox.requests.length).toBeGreaterThan(asked)
  act(() => button.click())
  await pass(100)
  expect(button).toHaveTextContent('Trying again…')
  await pass(3_000)
  expect(button).toHaveTextContent('Try again')
})

it('takes back that the lists failed once they are there', async () => {
  const { sandbox, click, lookAgain } = await openSlowly()
  const clear = sandbox.faults.add({ match: '/connections', status: 503 })
  await lookAgain()
  expect(said()).toMatch(/could not load/)
  clear()
  await click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.queryByRole('group', { name: /could not load/ })).toBeNull()
  expect(said()).toBe('')
})

it('says how many apps a chosen category has, all of them', async () => {
  const { user } = openPage()
  await user.click(await screen.findByRole('radio', { name: 'CRM' }))
  await waitFor(() => expect(said()).toBe('2 apps found'))
  expect(heard).toEqual(['2 apps found'])
})

it('tells of a sign-out once, however often the host draws, and says it once', async () => {
  let calls = 0
  const { Wrapper } = createTestMembrane({ provider: { fetchToken: () => null } })
  function Host() {
    const [count, setCount] = useState(0)
    const onSignedOut = () => {
      calls += 1
      if (calls < 20) setCount(count + 1)
    }
    return <IntegrationsPage labels={{ page: { title: 'Apps' } }} onSignedOut={onSignedOut} />
  }
  render(
    <StrictMode>
      <Host />
    </StrictMode>,
    { wrapper: Wrapper },
  )
  await screen.findByText('You are signed out.', { selector: 'p' })
  await waitFor(() => expect(heard).toEqual(['You are signed out.']))
  expect(calls).toBe(1)
})

it('says that an account was removed elsewhere', async () => {
  vi.useFakeTimers()
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  const { Wrapper, sandbox } = createTestMembrane({ scenario: 'everyday' })
  render(<IntegrationsPage />, { wrapper: Wrapper })
  await pass(500)
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  const headers = { authorization: `Bearer ${sandbox.token({ tenantKey: 'tenant-1' })}` }
  const url = `${sandbox.apiUri}/connections/${account?.id}`
  await sandbox.fetch(new Request(url, { method: 'DELETE', headers }))
  await pass(6_000)
  act(() => void window.dispatchEvent(new Event('focus')))
  await pass(2_000)
  expect(heard).toEqual([`${ACME} was removed.`])
})

it('says a disconnect and an undo of its own once each', async () => {
  const { user } = openPage()
  const menu = await openMenu(user, ACME)
  await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect…' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Disconnect' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await rowOf(/Acme live/)
  await waitFor(() => expect(said()).toContain('connected again'))
  expect(heard).toEqual([`${ACME} was disconnected.`, `${ACME} is connected again.`])
})

it('says why a disconnect could not be undone', async () => {
  const { sandbox, click, choose } = await openSlowly()
  await choose(ACME, 'Disconnect…')
  await click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Disconnect' }))
  sandbox.faults.add({ match: /^(POST|PATCH|PUT) \/connections\//, status: 500 })
  const failure = `${ACME} could not be restored. The server has a problem at the moment.`
  await click(screen.getByRole('button', { name: 'Undo' }))
  expect(screen.getByRole('group', { name: failure })).toBeVisible()
  expect(heard).toEqual([`${ACME} was disconnected.`, failure])
})

it('says of a removal that it was removed, and of a cancelled set-up that it was cancelled', async () => {
  const { pass, sandbox, click } = await openSlowly()
  const [first, second] = sandbox.list()
  sandbox.update(first?.id ?? '', { state: 'SETUP_FAILED' })
  sandbox.update(second?.id ?? '', { state: 'BUILDING' })
  await pass(6_000)
  act(() => void window.dispatchEvent(new Event('focus')))
  await pass(1_000)
  await click(screen.getByRole('button', { name: /^Remove / }))
  await click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Remove' }))
  expect(screen.getByRole('group', { name: /was removed\.$/ })).toBeVisible()
  const building = document.querySelector<HTMLElement>('[data-status=building]')
  if (!building) throw new Error('No account is being set up.')
  await click(within(building).getByRole('button', { name: /^More actions/ }))
  await click(screen.getByRole('menuitem', { name: 'Cancel set-up…' }))
  await click(within(screen.getByRole('alertdialog')).getByRole('button', { name: /^Cancel set-up/ }))
  expect(screen.getByRole('group', { name: /^Setting up .+ was cancelled\.$/ })).toBeVisible()
  expect(heardOf(/disconnected/)).toEqual([])
})

it('shows in the row that it is being tested, and says so', async () => {
  const { sandbox, pass, click } = await openSlowly()
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  await click(screen.getByRole('button', { name: `More actions for ${ACME}` }))
  sandbox.latencyMs = 1_000
  await click(screen.getByRole('menuitem', { name: 'Test connection' }))
  expect(rowById(account?.id)).toHaveTextContent('Testing…')
  expect(said()).toBe(`Testing… ${ACME}`)
  await pass(1_000)
  expect(said()).toBe(`${ACME} works.`)
  expect(rowById(account?.id)).not.toHaveTextContent('Testing…')
})

it('tests two accounts at once, and says in the row of each what came of it', async () => {
  const { sandbox, pass, click } = await openSlowly()
  const [one, two] = sandbox.list()
  sandbox.faults.add({ match: `/connections/${one?.id}/test`, status: 500, delayMs: 2_000 })
  sandbox.faults.add({ match: `/connections/${two?.id}/test`, delayMs: 3_000 })
  for (const connection of [one, two]) {
    await click(within(rowById(connection?.id)).getByRole('button', { name: /^More actions/ }))
    await click(screen.getByRole('menuitem', { name: 'Test connection' }))
  }
  expect(rowById(one?.id)).toHaveTextContent('Testing…')
  expect(rowById(two?.id)).toHaveTextContent('Testing…')
  await pass(1_500)
  expect(rowById(one?.id)).toHaveTextContent(/That did not work for/)
  expect(rowById(two?.id)).toHaveTextContent('Testing…')
  await pass(2_000)
  expect(rowById(one?.id)).toHaveTextContent(/That did not work for/)
  expect(rowById(two?.id)).toHaveTextContent(/ works\./)
})

it('keeps Details true while they are open, and says that they were copied', async () => {
  const { pass, sandbox, click } = await openSlowly()
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  await click(screen.getByRole('button', { name: `More actions for ${ACME}` }))
  await click(screen.getByRole('menuitem', { name: 'Details' }))
  const dialog = screen.getByRole('dialog')
  await click(within(dialog).getByRole('button', { name: 'Copy details for support' }))
  expect(within(dialog).getByRole('status')).toHaveTextContent('Copied')
  const account = sandbox.list().find(({ name }) => name === 'Acme live')
  sandbox.disconnect(account?.id ?? '')
  await pass(6_000)
  act(() => void window.dispatchEvent(new Event('focus')))
  await pass(1_000)
  expect(dialog).toHaveTextContent('Reconnect needed')
  expect(within(dialog).getByRole('button', { name: 'Copy details for support' })).toBeVisible()
  Reflect.deleteProperty(navigator, 'clipboard')
})

it('shows why an app may not be described', async () => {
  openPage({ can: { describe: 'Ask an admin' } })
  const button = await screen.findByRole('button', { name: 'Describe the app' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('Ask an admin')
})

it('offers to rename a broken account', async () => {
  const { user } = openPage({}, { scenario: 'needs-attention' })
  const [button] = await screen.findAllByRole('button', { name: /^More actions for / })
  if (!button) throw new Error('No account has a menu.')
  await user.click(button)
  expect(await screen.findByRole('menuitem', { name: 'Rename…' })).toBeVisible()
})
