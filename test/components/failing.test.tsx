import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { IntegrationsPage } from '../../src/components/IntegrationsPage.js'
import { useConnections } from '../../src/hooks/useConnections.js'
import { useIntegrations } from '../../src/hooks/useIntegrations.js'
import type { Sandbox } from '../../src/sandbox/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import type { TestMembraneOptions } from '../../src/testing/index.js'
import { said } from './support/page.js'

const FAILURE = 'We could not load your integrations.'

/** The page beside a button that asks for its lists anew. */
function openBeside(options: TestMembraneOptions, prepare?: (sandbox: Sandbox) => void) {
  const membrane = createTestMembrane(options)
  prepare?.(membrane.sandbox)
  function Beside() {
    const connections = useConnections()
    const integrations = useIntegrations()
    const refresh = () => void Promise.all([connections.refresh(), integrations.refresh()])
    return (
      <button type="button" onClick={refresh}>
        Ask anew
      </button>
    )
  }
  render(
    <>
      <IntegrationsPage />
      <Beside />
    </>,
    { wrapper: membrane.Wrapper },
  )
  return { ...membrane, refresh: () => fireEvent.click(screen.getByRole('button', { name: 'Ask anew' })) }
}

it('keeps the catalogue of who has no account yet when asking for the accounts anew fails', async () => {
  const { sandbox, refresh } = openBeside({ scenario: 'empty' }, (world) =>
    world.offer('hubspot', { name: 'HubSpot' }),
  )
  await screen.findByRole('button', { name: 'Connect HubSpot' })
  const clear = sandbox.faults.add({ match: '/connections', status: 503 })
  refresh()
  expect(await screen.findByRole('group', { name: FAILURE })).toHaveTextContent('may be out of date')
  expect(screen.getByRole('button', { name: 'Connect HubSpot' })).toBeVisible()
  expect(screen.getByText(/Nothing connected yet/)).toBeVisible()
  clear()
  refresh()
  await waitFor(() => expect(screen.queryByRole('group', { name: FAILURE })).toBeNull())
})

it('still says that there is nothing when asking anew fails', async () => {
  const { sandbox, refresh } = openBeside({ scenario: 'empty' })
  await screen.findByText('No integrations yet.')
  sandbox.faults.add({ match: '/integrations', status: 503 })
  refresh()
  expect(await screen.findByRole('group', { name: FAILURE })).toBeVisible()
  expect(screen.getByText('No integrations yet.')).toBeVisible()
})

it('says of a search that failed neither that there is nothing nor how much there is, and the truth later', async () => {
  const heard: string[] = []
  const { sandbox } = openBeside({ scenario: 'everyday' })
  const listener = new MutationObserver(() => {
    if (said() && heard.at(-1) !== said()) heard.push(said())
  })
  listener.observe(document.body, { subtree: true, childList: true, characterData: true })
  await screen.findAllByRole('button', { name: /^Connect / })
  sandbox.faults.add({ match: '/integrations', status: 500, times: 1 })
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'mail' } })
  await screen.findByRole('group', { name: FAILURE })
  expect(screen.queryByText('No app called “mail”.')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(heard.at(-1)).toMatch(/^\d+ apps found$/))
  expect(heard.filter((each) => each.includes('No app called'))).toEqual([])
  listener.disconnect()
})

const search = (value: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value } })

it('keeps the apps of the answer before, as stale, when a search fails, until there is one', async () => {
  const { sandbox } = openBeside({ scenario: 'everyday' })
  const before = (await screen.findAllByRole('button', { name: /^Connect / })).length
  const clear = sandbox.faults.add({ match: '/integrations', status: 503 })
  search('dealwren')
  expect(await screen.findByRole('group', { name: FAILURE })).toHaveTextContent('may be out of date')
  const region = screen.getByRole('region', { name: /^Available/ })
  expect(region).toHaveAttribute('data-stale')
  expect(within(region).getAllByRole('button', { name: /^Connect / })).toHaveLength(before)
  clear()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Connect / })).toHaveLength(1))
  expect(region).not.toHaveAttribute('data-stale')
})

it('offers to ask again for more apps where a search that failed left a part of them', async () => {
  const { sandbox } = openBeside({ scenario: 'large', integrations: 250 })
  await screen.findByRole('button', { name: 'Show more apps' })
  const clear = sandbox.faults.add({ match: '/integrations', status: 503 })
  search('zzz')
  await screen.findByRole('group', { name: FAILURE })
  const region = screen.getByRole('region', { name: /^Available/ })
  expect(within(region).getByText('More apps could not be loaded.')).toBeVisible()
  clear()
  fireEvent.click(within(region).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No app called “zzz”.')).toBeVisible()
})

it('does not say that what you see may be old where nothing is to be seen', async () => {
  const { sandbox } = openBeside({ scenario: 'everyday' }, (world) =>
    world.faults.add({ match: '/connections', status: 503 }),
  )
  const group = await screen.findByRole('group', { name: FAILURE })
  await waitFor(() => expect(sandbox.requests.some(({ path }) => path.includes('/integrations'))).toBe(true))
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
  expect(group).toHaveTextContent('The server has a problem at the moment.')
  expect(group).not.toHaveTextContent('may be out of date')
})

it('does not say so either of a search that found nothing before it failed', async () => {
  const { sandbox } = openBeside({ scenario: 'everyday' })
  await screen.findAllByRole('button', { name: /^Connect / })
  search('zzz')
  await screen.findByText('No app called “zzz”.')
  sandbox.faults.add({ match: '/integrations', status: 503 })
  search('zzzz')
  const group = await screen.findByRole('group', { name: FAILURE })
  expect(screen.queryByText(/^No app called/)).toBeNull()
  expect(group).not.toHaveTextContent('may be out of date')
})
