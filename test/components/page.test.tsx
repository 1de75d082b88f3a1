import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { IntegrationsPageProps } from '../../src/components/IntegrationsPage.js'
import { axe } from 'vitest-axe'
import type { Connection } from '../../src/api/connection.js'
import { ConnectionRow } from '../../src/components/ConnectionRow.js'
import { IntegrationCard, IntegrationCardAction } from '../../src/components/IntegrationCard.js'
import { available, connected, openMenu, openPage, rowOf, said } from './support/page.js'

const three = { include: ['dealwren', 'foldmark', 'larkmail'] }

it('shows accounts and apps, each where it belongs, with counts', async () => {
  openPage({ filter: three })
  await screen.findByRole('button', { name: 'Connect Dealwren' })
  expect(screen.getByRole('region', { name: 'Connected 4' })).toBeVisible()
  expect(screen.getByRole('region', { name: 'Available 3' })).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible()
})

it('puts what needs the person first, then what is being set up, then the rest', async () => {
  openPage({ filter: three }, { scenario: 'needs-attention' })
  const rows = await within(await connected()).findAllByRole('listitem')
  const tones = rows.map((row) => row.dataset['tone'])
  const firstCalm = tones.findIndex((tone) => tone === 'positive' || tone === 'neutral')
  expect(tones.slice(firstCalm).every((tone) => tone === 'positive' || tone === 'neutral')).toBe(true)
  expect(tones.indexOf('progress')).toBeGreaterThan(tones.lastIndexOf('attention'))
  expect(tones.indexOf('progress')).toBeLessThan(firstCalm)
})

it('names the exact moment, in the reader’s own words, when the pointer is on a time', async () => {
  const { user } = openPage({ filter: three })
  const [time] = await waitFor(async () => {
    const times = (await connected()).querySelectorAll('time')
    expect(times.length).toBeGreaterThan(0)
    return [...times]
  })
  if (!time) return
  await user.hover(time)
  const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
  expect(time).toHaveAttribute('title', moment.format(Date.parse(time.dateTime)))
})

it('finds apps and accounts, says how many, and clears by button and by Escape', async () => {
  const { user } = openPage()
  await screen.findByRole('button', { name: 'Connect Dealwren' })
  const field = screen.getByRole('searchbox', { name: 'Search apps' })
  await user.type(field, 'mail')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Connect Dealwren' })).toBeNull())
  const cards = within(await available()).getAllByRole('listitem')
  await waitFor(() => expect(said()).toContain(`${cards.length} apps found`))
  await user.click(screen.getByRole('button', { name: 'Clear search' }))
  expect(field).toHaveValue('')
  expect(field).toHaveFocus()
  expect(await screen.findByRole('button', { name: 'Connect Dealwren' })).toBeVisible()
  await user.type(field, 'x{Escape}')
  expect(field).toHaveValue('')
})

it('offers what can be done when nothing matches', async () => {
  const onRequestIntegration = vi.fn<NonNullable<IntegrationsPageProps['onRequestIntegration']>>()
  const { user } = openPage({ onRequestIntegration })
  await screen.findByRole('button', { name: 'Connect Dealwren' })
  await user.type(screen.getByRole('searchbox'), 'zzz')
  expect(await screen.findByText('No app called “zzz”.')).toBeVisible()
  expect(screen.getByText('Describe it and we will look for a way to connect it.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ask us to add it' }))
  expect(onRequestIntegration).toHaveBeenCalledExactlyOnceWith('zzz')
  await waitFor(() => expect(said()).toContain('We passed on your wish for “zzz”.'))
  await user.click(screen.getByRole('button', { name: 'Describe the app' }))
  expect(within(await screen.findByRole('dialog')).getByRole('textbox')).toHaveValue('zzz')
})

it('does not offer to pass on wishes that nobody receives', async () => {
  const { user } = openPage({ describe: false })
  await screen.findByRole('button', { name: 'Connect Dealwren' })
  await user.type(screen.getByRole('searchbox'), 'zzz')
  await screen.findByText('No app called “zzz”.')
  expect(screen.queryByRole('button', { name: 'Ask us to add it' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Describe the app' })).toBeNull()
})

it('has other words where nothing exists at all', async () => {
  openPage({}, { scenario: 'empty' })
  expect(await screen.findByText('No integrations yet.')).toBeVisible()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

it('chooses a category, by keyboard too, and shows only its apps', async () => {
  const { user } = openPage()
  const crm = await screen.findByRole('radio', { name: 'CRM' })
  await user.click(crm)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Connect Larkmail' })).toBeNull())
  expect(screen.getByRole('button', { name: 'Connect Dealwren' })).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'All' }))
  expect(screen.getByRole('button', { name: 'Connect Larkmail' })).toBeVisible()
})

it('loads what is left of the catalogue when a category is chosen', async () => {
  const { user, requests } = openPage({ filter: undefined }, { scenario: 'large', integrations: 250 })
  await user.click(await screen.findByRole('radio', { name: 'CRM' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Show more apps' })).toBeNull())
  const cursors = requests('GET /integrations').map(({ query }) => query['cursor'])
  expect(new Set(cursors).size).toBe(3)
  const notes = within(await available())
    .getAllByRole('listitem')
    .map((card) => card.querySelector('.membrane-card-note')?.textContent)
  expect(new Set(notes)).toEqual(new Set(['CRM']))
}, 60_000)

it('shows no categories while one app cannot be placed', async () => {
  openPage({ filter: three, categories: { dealwren: 'Sales', foldmark: 'Sales' } })
  await screen.findByRole('button', { name: 'Connect Dealwren' })
  expect(screen.queryByRole('radio')).toBeNull()
})

it('takes categories from the host', async () => {
  openPage({ filter: three, categories: { dealwren: 'Sales', foldmark: 'Sales', larkmail: 'Post' } })
  expect(await screen.findByRole('radio', { name: 'Post' })).toBeInTheDocument()
})

it('says on each card the category that was chosen, of several', async () => {
  const categories = { dealwren: 'Sales', foldmark: ['Files', 'Sales'], larkmail: 'Post' }
  const { user } = openPage({ filter: three, categories })
  const card = await screen.findByRole('listitem', { name: 'Foldmark' })
  await user.click(await screen.findByRole('radio', { name: 'Sales' }))
  expect(within(card).getByText('Sales')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'All' }))
  expect(within(card).getByText('Files')).toBeVisible()
})

it('says what could not be loaded, and loads it on request', async () => {
  const { user, sandbox } = openPage({}, { scenario: 'failing' })
  const region = await screen.findByRole('group', { name: 'We could not load your integrations.' })
  expect(region).toHaveTextContent('The server has a problem at the moment.')
  expect(screen.queryByText('No integrations yet.')).toBeNull()
  sandbox.load('everyday')
  await user.click(within(region).getByRole('button', { name: /Try/ }))
  expect(await screen.findByRole('button', { name: 'Connect Dealwren' })).toBeVisible()
  expect(screen.queryByRole('group', { name: 'We could not load your integrations.' })).toBeNull()
})

it('shows nothing of anybody when the person is signed out', async () => {
  const onSignedOut = vi.fn<NonNullable<IntegrationsPageProps['onSignedOut']>>()
  openPage({ onSignedOut, signInHref: '/login' }, { provider: { fetchToken: () => null } })
  expect(await screen.findByText('You are signed out.')).toBeVisible()
  expect(screen.getByText('Sign in again to see your integrations.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/login')
  expect(screen.queryByRole('listitem')).toBeNull()
  expect(screen.queryByRole('searchbox')).toBeNull()
  expect(onSignedOut).toHaveBeenCalledTimes(1)
})

it('speaks the words it is given', async () => {
  openPage({
    filter: three,
    labels: [
      { locale: 'de', page: { title: 'Verknüpfungen' } },
      { action: { connect: 'Verbinden' }, actionOn: { connect: '{app} verbinden' } },
    ],
  })
  expect(await screen.findByRole('heading', { name: 'Verknüpfungen' })).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Dealwren verbinden' })).toHaveTextContent('Verbinden')
  expect(screen.getAllByText(/vor 3 Stunden/)[0]).toBeVisible()
})

it('keeps an error of a replaced row in that row, which is drawn as usual', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const onError = vi.fn<NonNullable<IntegrationsPageProps['onError']>>()
  const Row = ({ connection, ...props }: React.ComponentProps<typeof ConnectionRow>) => {
    if (connection.name === 'Acme live') throw new Error('host bug')
    return (
      <ConnectionRow connection={connection} {...props}>
        mine: {connection.name}
      </ConnectionRow>
    )
  }
  openPage({ filter: three, components: { Row }, onError })
  const region = await connected()
  expect(await within(region).findByText('mine: Acme Support')).toBeVisible()
  expect(within(region).getByRole('button', { name: 'More actions for Acme live (Billhaven)' })).toBeVisible()
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'host bug' }))
  silent.mockRestore()
})

it('draws a card of the host’s in place of ours, which connects all the same', async () => {
  const Card = ({ integration, ...props }: React.ComponentProps<typeof IntegrationCard>) => (
    <IntegrationCard integration={integration} {...props}>
      mine: {integration.name}
      <IntegrationCardAction />
    </IntegrationCard>
  )
  const { user, connects } = openPage({ filter: three, components: { Card } })
  expect(await screen.findByText('mine: Dealwren')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Connect Dealwren' }))
  await waitFor(() => expect(connects.opened).toHaveLength(1))
})

it.each(['light', 'dark', 'auto'] as const)(
  'opens the sign-in window in its own theme: %s',
  async (theme) => {
    const { user, connects } = openPage({ filter: three, theme })
    await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
    await waitFor(() => expect(connects.opened).toMatchObject([{ theme }]))
  },
)

it('refreshes the credentials of an account from its menu, and says so', async () => {
  const { user, requests } = openPage({ filter: three })
  await openMenu(user, 'ana@acme.test (Plumepost)')
  await user.click(screen.getByRole('menuitem', { name: 'Refresh credentials' }))
  await waitFor(() => expect(said()).toContain('ana@acme.test'))
  expect(requests(/^POST .*refresh-credentials/)).toHaveLength(1)
})

it.each([
  ['markup', '<img src=x onerror=alert(1)><b>Acme</b>'],
  ['emoji', '🦊👩‍👩‍👧‍👦 Acme 🏳️‍🌈'],
  ['right to left', 'شركة أكمي ‏(HubSpot)'],
  ['300 characters', 'A'.repeat(300)],
  ['template words', '{app} $& {account}'],
])('shows a name with %s as it is', async (_, name) => {
  const { sandbox, container } = openPage({ filter: three })
  sandbox.connect('dealwren', { name })
  expect(await screen.findByText(name, { ignore: 'script, [data-announcer] *' })).toBeVisible()
  expect(container.querySelector('img[src="x"]')).toBeNull()
})

it('shows letters where a logo must not or cannot be loaded', async () => {
  const integration = { id: 'int_x', name: 'Evil Corp', logoUri: 'javascript:alert(1)' }
  const connection: Connection = { id: 'con_x', name: 'Ours', state: 'READY' }
  const { rerender } = openPage({ filter: three })
  rerender(<ConnectionRow connection={connection} integration={integration} />)
  expect(screen.getByText('EC')).toBeInTheDocument()
  rerender(
    <ConnectionRow
      connection={connection}
      integration={{ ...integration, logoUri: 'https://x.test/404.png' }}
    />,
  )
  const image = document.querySelector('img[src="https://x.test/404.png"]')
  act(() => void image?.dispatchEvent(new Event('error')))
  expect(screen.getByText('EC')).toBeInTheDocument()
})

it('draws a state that nobody has heard of calmly, and never as connected', async () => {
  const { sandbox } = openPage({ filter: three })
  sandbox.connect('dealwren', { name: 'Odd', state: 'HALF_MOON' })
  const row = await rowOf(/Odd/)
  expect(row).toHaveTextContent('Unknown status')
  expect(row).not.toHaveTextContent('Connected')
})

it('says when a lost sign-in is tried again', async () => {
  const { sandbox } = openPage({ filter: three })
  const at = new Date(Date.now() + 2 * 3_600_000).toISOString()
  sandbox.connect('dealwren', {
    name: 'Lost',
    state: 'CLIENT_ACTION_REQUIRED',
    disconnected: true,
    lastActiveAt: new Date().toISOString(),
    nextRetryTimestamp: at,
  })
  expect(await rowOf(/Lost/)).toHaveTextContent(/We will try again at /)
})

it('counts how long something is being set up, by the server, and says when that is long', async () => {
  const { sandbox } = openPage({ filter: three })
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
  sandbox.connect('dealwren', {
    name: 'Young',
    state: 'BUILDING',
    updatedAt: ago(42_000),
    createdAt: ago(42_000),
  })
  sandbox.connect('foldmark', {
    name: 'Old',
    state: 'BUILDING',
    updatedAt: ago(200_000),
    createdAt: ago(200_000),
  })
  expect(await rowOf(/Young/)).toHaveTextContent(/Setting up…0:4\d/)
  expect(await rowOf(/Old/)).toHaveTextContent(/Still setting up…3:2\d/)
  expect(await rowOf(/Old/)).toHaveTextContent('This is taking longer than usual.')
})

it('shows one row, not two, when setting up has ended, and announces it', async () => {
  const { user } = openPage({ filter: three }, { buildMs: 50 })
  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  await waitFor(async () => expect(await rowOf(/Dealwren/)).toHaveAttribute('data-status', 'connected'))
  expect(within(await connected()).getAllByRole('listitem', { name: /Dealwren/ })).toHaveLength(1)
})

it.each(['everyday', 'needs-attention', 'empty', 'failing'] as const)(
  'has nothing that axe finds: %s',
  async (scenario) => {
    const { container } = openPage({}, { scenario })
    await waitFor(() => expect(container.querySelector('[aria-busy]')).toBeNull(), { timeout: 10_000 })
    const { violations } = await axe(container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  },
)
