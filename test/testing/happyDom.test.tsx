// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { IntegrationsPage } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

it('runs in happy-dom: shows an app, connects it, and takes an error in its stride', async () => {
  expect(navigator.userAgent).toContain('HappyDOM')
  const user = userEvent.setup()
  const { connects, requests, sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday' })
  render(<IntegrationsPage filter={{ include: ['dealwren'] }} />, { wrapper: Wrapper })

  const button = await screen.findByRole('button', { name: 'Connect Dealwren' })
  connects.next('refuse')
  await user.click(button)
  expect(await screen.findAllByText(/^Dealwren could not be connected/)).not.toEqual([])

  await user.click(await screen.findByRole('button', { name: 'Connect Dealwren' }))
  const accounts = await screen.findByRole('region', { name: /^Connected/ })
  expect(await within(accounts).findByText(/Dealwren/)).toBeTruthy()
  expect(requests('GET /integrations')).toHaveLength(1)
  expect(sandbox.list().some(({ integration }) => integration?.key === 'dealwren')).toBe(true)
})
