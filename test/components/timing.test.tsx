import { act, fireEvent, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { lateMenu } from '../../src/components/ConnectionMenu.js'
import { IntegrationsPage } from '../../src/components/IntegrationsPage.js'
import { prefetchExtras } from '../../src/components/page/late-parts.js'
import { MembraneProvider } from '../../src/hooks/MembraneProvider.js'
import { pt as portuguese } from '../../src/labels/pt.js'
import { createTestMembrane } from '../../src/testing/index.js'

// What arrives late does so by real time.
beforeAll(async () => {
  lateMenu.prefetch()
  await prefetchExtras()
  await vi.dynamicImportSettled()
})
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Lets time pass, in steps: what React draws within one `act` is there when that ends. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= 100) await act(() => vi.advanceTimersByTimeAsync(Math.min(left, 100)))
}
const filter = { include: ['dealwren'] }

async function openPage(buildMs = 60_000) {
  const membrane = createTestMembrane({ scenario: 'everyday', buildMs })
  const view = render(<IntegrationsPage filter={filter} />, { wrapper: membrane.Wrapper })
  await pass(100)
  return { ...membrane, ...view }
}

/** Notes each one that is made from now on, with its language. */
function noteMade(name: 'Collator' | 'RelativeTimeFormat', made: string[]) {
  const original = Intl[name]
  const noted = new Proxy(original, {
    construct(target, args: unknown[]) {
      made.push(`${name} ${String(args[0])}`)
      return Reflect.construct(target, args)
    },
  })
  Reflect.set(Intl, name, noted)
  return () => void Reflect.set(Intl, name, original)
}

it('has loaded what sorts and dates the rows before they come', async () => {
  const made: string[] = []
  const restore = [noteMade('Collator', made), noteMade('RelativeTimeFormat', made)]
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday' })
  sandbox.latencyMs = 5_000
  render(<IntegrationsPage filter={filter} labels={portuguese} />, { wrapper: Wrapper })
  await pass(3_000)
  expect(screen.queryByRole('listitem')).toBeNull()
  const both = [`Collator ${portuguese.locale}`, `RelativeTimeFormat ${portuguese.locale}`]
  expect(made).toEqual(both)
  await pass(3_000)
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1)
  expect(made).toEqual(both)
  for (const each of restore) each()
})

const namesInOrder = (container: HTMLElement) =>
  Array.from(container.querySelectorAll('.membrane-row-account')).map((element) => element.textContent)

async function disconnectFirst() {
  fireEvent.click(screen.getByRole('button', { name: 'More actions for Acme live (Billhaven)' }))
  await pass(50)
  fireEvent.click(screen.getByRole('menuitem', { name: 'Disconnect…' }))
  await pass(50)
  fireEvent.click(screen.getByRole('button', { name: 'Disconnect' }), { detail: 1 })
  await pass(600)
}

it('ends the offer to undo after ten seconds', async () => {
  await openPage()
  await disconnectFirst()
  expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus()
  act(() => screen.getByRole('searchbox').focus())
  await pass(8_500)
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeNull()
  await pass(2_000)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

it('lets the countdown rest while somebody points at the offer, or the focus is there', async () => {
  await openPage()
  await disconnectFirst()
  const offer = screen.getByRole('group', { name: /was disconnected/ })
  fireEvent.pointerEnter(offer)
  await pass(30_000)
  fireEvent.pointerLeave(offer)
  await pass(30_000)
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeNull()
  act(() => screen.getByRole('searchbox').focus())
  await pass(11_000)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

it('lets a change settle for a second before its row moves, and not while the list has the focus', async () => {
  const { container, sandbox } = await openPage()
  expect(namesInOrder(container).at(-1)).toBe('sales@acme.test')
  const last = sandbox.list().find(({ name }) => name === 'sales@acme.test')
  act(() => screen.getByRole('button', { name: 'More actions for Acme Support (Helpwren)' }).focus())
  sandbox.disconnect(last?.id ?? '')
  act(() => void window.dispatchEvent(new Event('focus')))
  await pass(6_000)
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  await pass(6_000)
  expect(screen.getByText('Reconnect needed')).toBeVisible()
  expect(namesInOrder(container).at(-1)).toBe('sales@acme.test')
  act(() => screen.getByRole('searchbox').focus())
  await pass(900)
  expect(namesInOrder(container).at(-1)).toBe('sales@acme.test')
  await pass(200)
  expect(namesInOrder(container)[0]).toBe('sales@acme.test')
})

it.each([
  ['a connector', 'Billhaven'],
  ['an app that needs a connector made first', 'Shelfwise'],
])('shows the catalogue entry of %s once, while it is being set up and after', async (_, name) => {
  const { Wrapper } = createTestMembrane({ scenario: 'empty', buildMs: 5_000, generatedBuildMs: 5_000 })
  render(<IntegrationsPage connectors externalApps filter={(app) => app.name === name} />, {
    wrapper: Wrapper,
  })
  await pass(500)
  fireEvent.click(screen.getByRole('button', { name: `Connect ${name}` }))
  const shown = () => screen.getAllByRole('listitem').map(({ dataset }) => dataset['status'])
  await pass(1_000)
  expect(shown()).toEqual(['building'])
  await pass(10_000)
  expect(shown()).toEqual(['connected'])
})

it('shows outlines only after 150 ms, in a page that is busy', async () => {
  const { Wrapper, sandbox } = createTestMembrane({ scenario: 'everyday' })
  sandbox.latencyMs = 5_000
  const { container } = render(<IntegrationsPage />, { wrapper: Wrapper })
  expect(container.querySelector('.membrane-skeletons')).not.toHaveAttribute('data-shown')
  await pass(160)
  expect(container.querySelector('.membrane-skeletons')).toHaveAttribute('data-shown')
  expect(container.querySelector('.membrane-page')).toHaveAttribute('aria-busy', 'true')
})

it('is drawn on a server from a snapshot, with rows, and without a style attribute', () => {
  const now = Date.now()
  const html = renderToString(
    <MembraneProvider
      fetchToken={() => 'never asked'}
      tenantKey="acme"
      fallback={{
        apiUri: 'https://api.example.test',
        workspaceKey: 'w',
        tenantKey: 'acme',
        issuedAt: now,
        integrations: { items: [{ id: 'int_1', key: 'dealwren', name: 'Dealwren' }], limit: 100 },
        connections: [
          { id: 'con_1', name: 'Ours', state: 'READY', lastActiveAt: '2026-05-01T12:00:00.000Z' },
          { id: 'con_2', name: 'Building', state: 'BUILDING', updatedAt: '2026-05-01T12:00:00.000Z' },
        ],
      }}
    >
      <IntegrationsPage />
    </MembraneProvider>,
  )
  expect(html).toContain('Ours')
  expect(html).toContain('Connect Dealwren')
  expect(html).not.toMatch(/\sstyle=/)
})
