import { act, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../../src/api/connection.js'
import type { LabelsInput } from '../../../src/labels/types.js'
import { useConnect } from '../../../src/hooks/useConnect.js'
import { frame, hostedPage, screenIsOpen } from './hostedPage.js'
import { createWorld } from './world.js'

/* The default screen, the SDK's own, with the hosted page played: jsdom loads no frames. */

// Loaded once ahead: the first import takes longer than Testing Library waits.
beforeAll(() => import('@membranehq/sdk'))

const acme: Connection = { id: 'con_9', name: 'Acme', state: 'READY' }
const german: LabelsInput = { connectScreen: { title: 'App verbinden' }, action: { close: 'Schließen' } }

let world: ReturnType<typeof createWorld>
let page: ReturnType<typeof hostedPage>
beforeEach(() => {
  world = createWorld({}, { openConnect: undefined, labels: german, tenantKey: 'tenant-1' })
  page = hostedPage(world.sandbox.apiUri)
})
afterEach(() => page.restore())

async function connecting() {
  const hook = renderHook(() => useConnect(), { wrapper: world.Page })
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull())
  const settled: (Connection | null)[] = []
  act(
    () =>
      void hook.result.current
        .connect({ externalAppId: 'app_1', allowMultipleConnections: true, theme: 'dark' })
        .then((answer) => settled.push(answer)),
  )
  await waitFor(() => expect(screen.getByRole('dialog')).toBeInTheDocument())
  return { ...hook, settled }
}

describe('the SDK’s screen', () => {
  it('is sent the token and all that was asked for, also what the SDK’s types lack', async () => {
    await connecting()
    expect(page.submitted).toEqual([
      {
        token: expect.stringMatching(/^ey/),
        externalAppId: 'app_1',
        allowMultipleConnections: '1',
        theme: 'dark',
      },
    ])
    await act(async () => page.close())
  })

  it('speaks the host’s language where the words are ours', async () => {
    await connecting()
    expect(screen.getByRole('dialog', { name: 'App verbinden' })).toBeInTheDocument()
    expect(frame().title).toBe('App verbinden')
    await act(async () => screen.getByRole('button', { name: 'Schließen' }).click())
  })

  it('shows the new connection while the hosted page still says that it worked', async () => {
    const { settled, result } = await connecting()
    await act(async () => page.succeed(acme))
    await waitFor(() => expect(settled).toEqual([expect.objectContaining(acme)]))
    expect(screenIsOpen()).toBe(true)
    expect(result.current.busy).toBe(false)
    await act(async () => page.close())
    expect(screenIsOpen()).toBe(false)
  })

  it('goes with the tenant, also when it only says its last words', async () => {
    const { rerender } = await connecting()
    await act(async () => page.succeed(acme))
    world.signedIn = 'tenant-2'
    world.props = { ...world.props, tenantKey: 'tenant-2' }
    rerender()
    await waitFor(() => expect(screenIsOpen()).toBe(false))
  })

  it('goes with the provider', async () => {
    const { unmount, settled } = await connecting()
    unmount()
    await waitFor(() => expect(settled).toEqual([null]))
    expect(screenIsOpen()).toBe(false)
  })

  it('closed and opened again is one screen', async () => {
    const { result, settled } = await connecting()
    await act(async () => result.current.cancel())
    await waitFor(() => expect(settled).toEqual([null]))
    act(() => void result.current.connect({ integrationKey: 'hubspot' }))
    await waitFor(() => expect(page.submitted).toHaveLength(2))
    expect(document.querySelectorAll('iframe')).toHaveLength(1)
    await act(async () => page.close())
  })
})
