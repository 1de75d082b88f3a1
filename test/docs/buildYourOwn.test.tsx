// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType } from 'react'
import { createTestMembrane } from 'react-membrane/testing'
import { afterAll, afterEach, expect, it } from 'vitest'
import { placeSamples } from './support/place.js'
import { samplesOf } from './support/samples.js'

const samples = samplesOf('README.md').filter(({ file }) => file.endsWith('/ConnectCrm.tsx'))
const { pathOf, remove } = placeSamples(samples, 'build-your-own')
afterAll(remove)
afterEach(() => cleanup())

/** The component that the README shows, beside the sandbox that it has a reader start. */
async function openSample() {
  const [sample] = samples
  if (!sample) throw new Error('The README shows no ConnectCrm.tsx.')
  const { ConnectCrm }: { ConnectCrm: ComponentType } = await import(/* @vite-ignore */ pathOf(sample))
  const membrane = createTestMembrane({ scenario: 'everyday' })
  render(<ConnectCrm />, { wrapper: membrane.Wrapper })
  return { ...membrane, button: await screen.findByRole('button', { name: 'Connect your CRM' }) }
}

it('connects, and shows the account with its status in the colours of the stylesheet', async () => {
  const { button } = await openSample()
  await userEvent.click(button)
  const badge = await screen.findByText('Connected')
  expect(badge.closest('.membrane-root')).not.toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says why it could not connect', async () => {
  const { button, connects } = await openSample()
  connects.next('refuse')
  await userEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
})
