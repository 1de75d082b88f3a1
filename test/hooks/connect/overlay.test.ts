import { MembraneClient } from '@membranehq/sdk'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Theme } from '../../../src/api/connect.js'
import { showOverlay } from '../../../src/hooks/connect/overlay.js'
import { API_URI, frame, hostedPage, screenIsOpen, TOKEN } from './hostedPage.js'

const words = { title: 'Connect an app', close: 'Close' }
const connection = { id: 'con_1', name: 'Acme', state: 'READY' }

let page: ReturnType<typeof hostedPage>
let leaving: AbortController

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  page = hostedPage()
  leaving = new AbortController()
  document.body.innerHTML = '<main><button id="opener">Connect</button></main><aside inert></aside>'
  opener().focus()
})
afterEach(() => {
  leaving.abort()
  page.restore()
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const opener = () => document.querySelector<HTMLElement>('#opener') ?? document.body
const dialog = () => document.querySelector('[role="dialog"]')
const closeButton = () => document.querySelector<HTMLElement>('.membrane-connect-close')
const settle = () => vi.advanceTimersByTimeAsync(10)

async function open(nonce?: string, theme?: Theme) {
  const client = new MembraneClient({ token: TOKEN, apiUri: API_URI })
  const overlay = showOverlay(() => client.ui.connect({ integrationKey: 'hubspot' }), {
    signal: leaving.signal,
    words,
    nonce,
    theme,
  })
  let outcome: unknown = 'pending'
  overlay.answer.then(
    (answer) => (outcome = answer),
    (error: unknown) => (outcome = error),
  )
  await settle()
  return { outcome: () => outcome, ...overlay }
}

async function shown() {
  const opened = await open()
  page.appear()
  await vi.advanceTimersByTimeAsync(1_000)
  return opened
}

describe('while the screen is open', () => {
  it('has a role, a name, a titled frame, and the focus', async () => {
    await open()
    expect(dialog()).toHaveAccessibleName('Connect an app')
    expect(dialog()).toHaveFocus()
    page.appear()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(frame().title).toBe('Connect an app')
    expect(frame()).toHaveFocus()
  })

  it.each(['light', 'dark'] as const)('is a root of ours, %s when that was asked for', async (theme) => {
    await open(undefined, theme)
    expect(dialog()).toHaveClass('membrane-root')
    expect(dialog()).toHaveAttribute('data-theme', theme)
  })

  it('is as light or dark as the system where nothing was asked for', async () => {
    await open(undefined, 'auto')
    expect(dialog()).not.toHaveAttribute('data-theme')
  })

  it('leaves the focus on the close button when the person went there first', async () => {
    await open()
    closeButton()?.focus()
    page.appear()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(closeButton()).toHaveFocus()
  })

  it('has a close button as the next Tab stop after the frame', async () => {
    await shown()
    expect(closeButton()).toHaveAccessibleName('Close')
    expect(frame().compareDocumentPosition(closeButton() ?? document)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('keeps Tab from the page behind, also from what is added to it meanwhile', async () => {
    await shown()
    const toast = document.body.appendChild(document.createElement('div'))
    await settle()
    expect(document.querySelector('main')?.inert).toBe(true)
    expect(toast.inert).toBe(true)
  })

  it('reads out the SDK’s own message when the screen takes long', async () => {
    await open()
    await vi.advanceTimersByTimeAsync(5_100)
    expect(document.querySelector('[role="alert"]')).toHaveTextContent('Taking longer than expected')
  })
})

describe('closing', () => {
  const ways = {
    'by our button': () => closeButton()?.click(),
    'by Escape': () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    'by the hosted page': () => page.close(),
    'by the hosted page that only says so': () => page.onClose(),
    'because the page no longer waits': () => leaving.abort(),
    'because somebody took the frame away': () => frame().remove(),
    'because somebody took the container away': () => dialog()?.remove(),
  }
  it.each(Object.entries(ways))('%s answers null and leaves nothing behind', async (_, close) => {
    const { outcome, gone } = await shown()
    close()
    await settle()
    await gone
    expect(outcome()).toBeNull()
    expect(screenIsOpen()).toBe(false)
    expect(dialog()).toBeNull()
    expect(closeButton()).toBeNull()
    expect(document.body).not.toHaveClass('__integration-app-open')
    expect(document.getElementById('__integration-app-embed-styles')).toBeNull()
    expect(document.querySelector('main')?.inert).toBe(false)
    expect(document.querySelector('aside')).toHaveAttribute('inert')
    expect(opener()).toHaveFocus()
  })

  it('lets go of the Escape key', async () => {
    await shown()
    page.close()
    await settle()
    const escape = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true })
    document.dispatchEvent(escape)
    expect(escape.defaultPrevented).toBe(false)
  })

  it('does not let the timers of a closed screen write into the next', async () => {
    await open()
    closeButton()?.click()
    await settle()
    const { outcome } = await open()
    await vi.advanceTimersByTimeAsync(4_000)
    page.appear()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(document.querySelector('[role="alert"]')).toBeNull()
    page.succeed(connection)
    await settle()
    expect(outcome()).toEqual(connection)
  })
})

describe('success', () => {
  it('answers at once, and lets the hosted page show its last words', async () => {
    const { outcome } = await shown()
    page.succeed(connection)
    await settle()
    expect(outcome()).toEqual(connection)
    expect(screenIsOpen()).toBe(true)
    expect(frame()).toHaveFocus()
    page.close()
    await settle()
    expect(screenIsOpen()).toBe(false)
    expect(opener()).toHaveFocus()
  })

  it('is not undone by closing afterwards', async () => {
    const { outcome } = await shown()
    page.succeed(connection)
    await settle()
    closeButton()?.click()
    await settle()
    expect(outcome()).toEqual(connection)
  })

  it('makes room for the next connect', async () => {
    await shown()
    page.succeed(connection)
    await settle()
    const { outcome } = await shown()
    expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(1)
    expect(outcome()).toBe('pending')
    page.close()
    await settle()
    expect(outcome()).toBeNull()
    expect(document.querySelector('main')?.inert).toBe(false)
  })

  it('counts when the page comes up late, after the SDK gave it up', async () => {
    const { outcome } = await open()
    await vi.advanceTimersByTimeAsync(31_000)
    expect(document.querySelector('[role="alert"]')).toHaveTextContent('Unable to connect')
    page.appear()
    page.succeed(connection)
    await settle()
    expect(outcome()).toEqual(connection)
  })
})

describe('its rules, under a strict content security policy', () => {
  const styles = () => document.getElementById('__integration-app-embed-styles')

  it('are the sheet’s when it is on the page: the SDK fills a template', async () => {
    const sheet = document.head.appendChild(document.createElement('style'))
    sheet.textContent = '#__integration-app-embed-styles { --membrane-connect-overlay: 1 }'
    await open()
    expect(styles()?.tagName).toBe('TEMPLATE')
    sheet.remove()
  })

  it('are the SDK’s, in a style element with the page’s nonce', async () => {
    await open('abc')
    expect(styles()?.tagName).toBe('STYLE')
    expect(styles()?.nonce).toBe('abc')
    expect(styles()).toHaveTextContent('position: fixed')
  })

  it('are the SDK’s where neither is there', async () => {
    await open()
    expect(styles()?.tagName).toBe('STYLE')
  })
})
