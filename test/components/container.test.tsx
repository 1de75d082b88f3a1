import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openMenu, openPage } from './support/page.js'

afterEach(() => {
  vi.restoreAllMocks()
  document.querySelectorAll('[data-container]').forEach((each) => each.remove())
})

function place() {
  const container = document.createElement('div')
  container.dataset['container'] = ''
  document.body.append(container)
  return container
}

const warnings = () =>
  vi
    .mocked(console.warn)
    .mock.calls.map(([text]) => String(text))
    .filter((text) => text.includes('container'))

it('draws a dialog in the body when its container goes away, once with a warning, and closes as always', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const container = place()
  const { user } = openPage({ container })
  await openMenu(user, 'Acme live (Billhaven)')
  await user.click(screen.getByRole('menuitem', { name: 'Rename…' }))
  const field = await screen.findByRole('textbox', { name: 'Name' })
  expect(container).toContainElement(field)
  await user.clear(field)
  await user.type(field, 'Acme Europe')

  act(() => container.remove())
  const again = await screen.findByRole('textbox', { name: 'Name' })
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true))
  expect(again).toHaveValue('Acme Europe')
  expect(warnings()).toHaveLength(1)
  expect(document.documentElement.style.overflow).toBe('hidden')

  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.documentElement.style.overflow).toBe('')
  const more = screen.getByRole('button', { name: 'More actions for Acme live (Billhaven)' })
  await waitFor(() => expect(more).toHaveFocus())
})

it('draws a menu in the body when its container goes away, and Escape still closes it', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const container = place()
  const { user } = openPage({ container })
  const menu = await openMenu(user, 'Acme live (Billhaven)')
  expect(container).toContainElement(menu)

  act(() => container.remove())
  await waitFor(() => expect(screen.getByRole('menu')).toHaveFocus())
  expect(warnings()).toHaveLength(1)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  const more = screen.getByRole('button', { name: 'More actions for Acme live (Billhaven)' })
  expect(more).toHaveFocus()
  expect(more).toHaveAttribute('aria-expanded', 'false')
})

it('leaves nothing behind when the page goes away below an open dialog', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  const container = place()
  const host = document.createElement('button')
  host.textContent = 'Another page'
  document.body.append(host)
  const { user, unmount } = openPage({ container })
  await openMenu(user, 'Acme live (Billhaven)')
  await user.click(screen.getByRole('menuitem', { name: 'Rename…' }))
  expect(container).toContainElement(await screen.findByRole('dialog'))

  // A route that changes takes the page and what its dialogs are drawn in.
  act(() => {
    container.remove()
    unmount()
  })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.documentElement.style.overflow).toBe('')
  expect(document.body.style.pointerEvents).toBe('')
  expect([...host.attributes]).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Another page' }))
  expect(host).toHaveFocus()
  expect(complain).not.toHaveBeenCalled()
  host.remove()
})

it('never draws in a container that is not on the page', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { user } = openPage({ container: document.createElement('div') })
  await openMenu(user, 'Acme live (Billhaven)')
  await user.click(screen.getByRole('menuitem', { name: 'Details' }))
  expect(await screen.findByRole('dialog')).toBeVisible()
  expect(warnings()).toHaveLength(1)
})
