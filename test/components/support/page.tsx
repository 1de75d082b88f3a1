import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntegrationsPage } from '../../../src/components/IntegrationsPage.js'
import type { IntegrationsPageProps } from '../../../src/components/IntegrationsPage.js'
import { createTestMembrane } from '../../../src/testing/index.js'
import type { TestMembraneOptions } from '../../../src/testing/index.js'

// Finding by role is slow in jsdom, and the machine may be busy: waiting longer costs nothing.
configure({ asyncUtilTimeout: 8_000 })

/** Few apps: finding by role takes its time in jsdom. */
const FEW = { include: ['billhaven', 'dealwren', 'foldmark', 'larkmail', 'mailgrove'] }

/** Opens the page in a world of its own, with few apps on offer. */
export function openPage(props: IntegrationsPageProps = {}, options: TestMembraneOptions = {}) {
  const membrane = createTestMembrane({ scenario: 'everyday', buildMs: 60_000, ...options })
  const user = userEvent.setup()
  const view = render(<IntegrationsPage filter={FEW} {...props} />, { wrapper: membrane.Wrapper })
  const show = (next: IntegrationsPageProps) => view.rerender(<IntegrationsPage filter={FEW} {...next} />)
  return { ...membrane, ...view, user, show }
}

export const connected = () => screen.findByRole('region', { name: /^Connected/ })
export const available = () => screen.findByRole('region', { name: /^Available/ })

/** The row of an account, by its name. */
export async function rowOf(name: string | RegExp) {
  return within(await connected()).findByRole('listitem', { name })
}

/** What was said in the live region last. */
export const said = () => document.querySelector('[data-announcer]')?.textContent ?? ''

export async function openMenu(user: ReturnType<typeof userEvent.setup>, account: string) {
  await user.click(await screen.findByRole('button', { name: `More actions for ${account}` }))
  return screen.findByRole('menu')
}
