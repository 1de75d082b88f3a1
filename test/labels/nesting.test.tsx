import { act, configure, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  IntegrationsPage,
  LabelsProvider,
  MembraneProvider,
  StateBadge,
  type Connection,
  type LabelsInput,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { frame, hostedPage } from '../hooks/connect/hostedPage.js'
import { de, ja } from './support/languages.js'

// The machine may be busy: waiting longer costs nothing.
configure({ asyncUtilTimeout: 8_000 })

const connected: Connection = { id: 'con_1', name: 'Acme', state: 'READY' }
const badge = <StateBadge connection={connected} />
const saying = (text: string): LabelsInput => ({ status: { connected: text } })
const noToken = async () => null

/** What a badge says inside of these. */
function saidInside(around: (inside: ReactNode) => ReactNode): string | null {
  const { container, unmount } = render(around(badge))
  const text = container.textContent
  unmount()
  return text
}

describe('words are laid over those around them', () => {
  it('by a LabelsProvider inside another one', () => {
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={de}>
          <LabelsProvider labels={{ page: { title: 'Apps' } }}>{inside}</LabelsProvider>
        </LabelsProvider>
      )),
    ).toBe(de.status.connected)
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={de}>
          <LabelsProvider labels={saying('In Betrieb')}>{inside}</LabelsProvider>
        </LabelsProvider>
      )),
    ).toBe('In Betrieb')
  })

  it('by a LabelsProvider that has none', () => {
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={de}>
          <LabelsProvider labels={undefined}>{inside}</LabelsProvider>
        </LabelsProvider>
      )),
    ).toBe(de.status.connected)
  })

  it('by a LabelsProvider inside a MembraneProvider', () => {
    expect(
      saidInside((inside) => (
        <MembraneProvider fetchToken={noToken} labels={de}>
          <LabelsProvider labels={{ page: { title: 'Apps' } }}>{inside}</LabelsProvider>
        </MembraneProvider>
      )),
    ).toBe(de.status.connected)
  })

  it('by a MembraneProvider inside a LabelsProvider', () => {
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={de}>
          <MembraneProvider fetchToken={noToken} labels={saying('In Betrieb')}>
            {inside}
          </MembraneProvider>
        </LabelsProvider>
      )),
    ).toBe('In Betrieb')
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={de}>
          <MembraneProvider fetchToken={noToken}>{inside}</MembraneProvider>
        </LabelsProvider>
      )),
    ).toBe(de.status.connected)
  })

  it('also by a function, over a word that was fixed further out', () => {
    const warn = vi.spyOn(console, 'warn')
    expect(
      saidInside((inside) => (
        <LabelsProvider labels={{ actionOn: { connect: 'Anschließen' } }}>
          <LabelsProvider labels={{ actionOn: { connect: ({ app }) => `${app} anschließen` } }}>
            {inside}
          </LabelsProvider>
        </LabelsProvider>
      )),
    ).toBe('Connected')
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })
})

describe('the page', () => {
  it('speaks the language of a LabelsProvider around it, and its own words over that', async () => {
    const { Wrapper } = createTestMembrane({ scenario: 'empty' })
    render(
      <LabelsProvider labels={de}>
        <IntegrationsPage labels={{ page: { title: 'Anbindungen' } }} />
      </LabelsProvider>,
      { wrapper: Wrapper },
    )
    expect(screen.getByRole('heading', { level: 1, name: 'Anbindungen' })).toBeInTheDocument()
    expect(await screen.findByText(de.empty.nothingTitle)).toBeInTheDocument()
  })

  it('changes its language with the LabelsProvider around it', async () => {
    const { Wrapper } = createTestMembrane({ scenario: 'empty' })
    const inLanguage = (labels: LabelsInput) => (
      <LabelsProvider labels={labels}>
        <IntegrationsPage />
      </LabelsProvider>
    )
    const { rerender } = render(inLanguage(de), { wrapper: Wrapper })
    expect(await screen.findByText(de.empty.nothingTitle)).toBeInTheDocument()
    rerender(inLanguage(ja))
    expect(screen.getByText(ja.empty.nothingTitle)).toBeInTheDocument()
  })
})

describe('the sign-in screen', () => {
  // Loaded once ahead: the first import takes longer than Testing Library waits.
  beforeAll(() => import('@membranehq/sdk'))
  let hosted: ReturnType<typeof hostedPage> | undefined
  afterEach(() => hosted?.restore())

  const FEW = { include: ['dealwren'] }
  it.each([
    ['the page', <IntegrationsPage key="" filter={FEW} labels={de} />],
    [
      'a LabelsProvider around it',
      <LabelsProvider key="" labels={de}>
        <IntegrationsPage filter={FEW} />
      </LabelsProvider>,
    ],
  ])('has a title and a button in the language of %s', async (_, tree) => {
    const { Wrapper, sandbox } = createTestMembrane({
      scenario: 'everyday',
      tenant: 'somebody-new',
      provider: { openConnect: undefined },
    })
    hosted = hostedPage(sandbox.apiUri)
    render(tree, { wrapper: Wrapper })
    const connect = await screen.findByRole('button', { name: 'Dealwren verbinden' })
    act(() => connect.click())
    expect(await screen.findByRole('dialog', { name: de.connectScreen.title })).toBeInTheDocument()
    expect(frame().title).toBe(de.connectScreen.title)
    await act(async () => screen.getByRole('button', { name: de.action.close }).click())
  })
})
