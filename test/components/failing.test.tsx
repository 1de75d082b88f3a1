import { fireEvent, render, screen, waitFor } from '@testing-library/react'
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
