import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createTestMembrane } from 'react-membrane/testing'
import { CrmSettings } from './CrmSettings'

afterEach(() => void vi.useRealTimers())

it('connects a CRM', async () => {
  const { Wrapper, connects, sandbox } = createTestMembrane()
  sandbox.offer('crm')
  render(<CrmSettings />, { wrapper: Wrapper })

  await userEvent.click(await screen.findByRole('button', { name: 'Connect your CRM' }))

  expect(await screen.findByText(/^Contacts are synced with/)).toBeTruthy()
  expect(connects.opened).toMatchObject([{ integrationKey: 'crm' }])
})

it('stays as it was when the person closes the connect screen', async () => {
  const { Wrapper, connects, sandbox } = createTestMembrane()
  sandbox.offer('crm')
  connects.next('cancel')
  render(<CrmSettings />, { wrapper: Wrapper })

  await userEvent.click(await screen.findByRole('button', { name: 'Connect your CRM' }))

  expect(await screen.findByRole('button', { name: 'Connect your CRM' })).toBeTruthy()
  expect(sandbox.list()).toEqual([])
})

it('asks for a new sign-in when the credentials are lost', async () => {
  const { Wrapper, addConnection } = createTestMembrane()
  addConnection('disconnected', { name: 'Acme Inc' })
  render(<CrmSettings />, { wrapper: Wrapper })

  await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }))

  expect(await screen.findByText('Contacts are synced with Acme Inc.')).toBeTruthy()
})

it('says that the CRM is being set up until it is ready', async () => {
  vi.useFakeTimers()
  const { Wrapper, addConnection, sandbox } = createTestMembrane()
  const { id } = addConnection('building', { name: 'Acme Inc' })
  render(<CrmSettings />, { wrapper: Wrapper })
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(screen.getByText(/is being set up/)).toBeTruthy()

  sandbox.update(id, { state: 'READY' })
  await act(() => vi.advanceTimersByTimeAsync(2_000))

  expect(screen.getByText('Contacts are synced with Acme Inc.')).toBeTruthy()
})

it('says so when Membrane cannot be reached', async () => {
  const { Wrapper, sandbox } = createTestMembrane()
  sandbox.faults.add({ match: 'GET /connections', status: 500 })
  render(<CrmSettings />, { wrapper: Wrapper })

  expect(await screen.findByRole('alert')).toBeTruthy()
})

it('asks for the connections once, however often they are shown', async () => {
  const { Wrapper, addConnection, requests } = createTestMembrane()
  addConnection('connected')
  render([<CrmSettings key="header" />, <CrmSettings key="page" />], { wrapper: Wrapper })

  expect(await screen.findAllByText(/^Contacts are synced/)).toHaveLength(2)
  expect(requests('GET /connections')).toHaveLength(1)
})
