import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { ConnectOptions, OpenConnect } from '../../src/api/connect.js'
import type { Connection } from '../../src/api/connection.js'
import type { MembraneError } from '../../src/core/errors.js'
import { useBeforeConnect } from '../../src/hooks/connect/useBeforeConnect.js'
import type { MembraneProviderProps } from '../../src/hooks/MembraneProvider.js'
import { useConnect, type UseConnectOptions } from '../../src/hooks/useConnect.js'
import { useMembrane } from '../../src/hooks/useMembrane.js'
import { createWorld } from './connect/world.js'

/** A connect screen that does nothing until it is told. */
function heldScreen() {
  const opened: {
    options: ConnectOptions
    signal: AbortSignal
    finish: (answer: Connection | null) => void
  }[] = []
  const openConnect: OpenConnect = (options, { signal }) =>
    new Promise((finish) => void opened.push({ options, signal, finish }))
  return {
    openConnect,
    opened,
    latest: async () => {
      await waitFor(() => expect(opened).not.toHaveLength(0))
      const screen = opened.at(-1)
      if (screen) return screen
      throw new Error('No screen was opened.')
    },
  }
}

const acme: Connection = { id: 'con_9', name: 'Acme', state: 'READY' }

function connecting(props: Partial<MembraneProviderProps> = {}, options: UseConnectOptions = {}) {
  const world = createWorld({}, props)
  const hook = renderHook((given: UseConnectOptions) => useConnect(given), {
    wrapper: world.Wrapper,
    initialProps: options,
  })
  return { world, ...hook }
}

describe('connect', () => {
  it('answers with the connection and tells onConnect', async () => {
    const onConnect = vi.fn<(connection: Connection) => void>()
    const { result } = connecting({}, { onConnect })
    const connection = await act(() => result.current.connect({ integrationKey: 'hubspot' }))
    expect(connection?.id).toMatch(/^con_/)
    expect(onConnect.mock.calls).toEqual([[connection]])
    expect(result.current).toMatchObject({ pending: false, busy: false, target: null, error: undefined })
  })

  it('says what is being connected while it is', async () => {
    const { openConnect, latest } = heldScreen()
    const { result } = connecting({ openConnect })
    const target = { integrationKey: 'hubspot' }
    act(() => void result.current.connect(target))
    expect(result.current).toMatchObject({ pending: true, busy: true, target })
    await act(async () => (await latest()).finish(null))
    expect(result.current).toMatchObject({ pending: false, busy: false, target: null })
  })

  it('shows the connection in the lists at once', async () => {
    const { openConnect, latest } = heldScreen()
    const world = createWorld({}, { openConnect })
    world.sandbox.connect('gmail', { tenantKey: 'tenant-1', name: 'Globex' })
    const { result } = renderHook(() => useConnect(), { wrapper: world.Page })
    await screen.findByText('Globex')
    act(() => void result.current.connect({ integrationKey: 'hubspot' }))
    const { finish } = await latest()
    world.sandbox.latencyMs = 60_000
    await act(async () => finish({ ...acme, integrationId: 'int_1' }))
    // No list can have come from the server yet.
    expect(await screen.findByText('Acme')).toBeInTheDocument()
  })

  it('answers null when the person closes the screen, and asks for the connections anew', async () => {
    const onCancel = vi.fn<() => void>()
    const world = createWorld()
    const { result } = renderHook(() => useConnect({ onCancel }), { wrapper: world.Page })
    await waitFor(() => expect(world.calls('GET /connections')).toHaveLength(1))
    world.sandbox.openConnect.next('cancel')
    expect(await act(() => result.current.connect({ integrationKey: 'hubspot' }))).toBeNull()
    expect(onCancel).toHaveBeenCalledOnce()
    await waitFor(() => expect(world.calls('GET /connections')).toHaveLength(2))
  })

  it('answers null and says why when the screen fails', async () => {
    const onError = vi.fn<(error: MembraneError) => void>()
    const { world, result } = connecting({}, { onError })
    world.sandbox.openConnect.next('refuse')
    expect(await act(() => result.current.connect({ integrationKey: 'hubspot' }))).toBeNull()
    expect(result.current.error).toMatchObject({ code: 'connect-failed', message: 'Sign-in was refused' })
    expect(onError.mock.calls).toEqual([[result.current.error]])
    expect(world.errors).toEqual([result.current.error])
    act(() => result.current.reset())
    expect(result.current.error).toBeUndefined()
  })

  it('says why when there is no token', async () => {
    const { result } = connecting({ fetchToken: () => null })
    await act(() => result.current.connect({ integrationKey: 'hubspot' }))
    expect(result.current.error?.code).toBe('signed-out')
  })

  it('says so when the screen reports success without a connection', async () => {
    const { openConnect, latest } = heldScreen()
    const { result } = connecting({ openConnect })
    act(() => void result.current.connect({ integrationKey: 'hubspot' }))
    const { finish } = await latest()
    const nothing: Connection = JSON.parse('{}')
    await act(async () => finish(nothing))
    expect(result.current.error?.code).toBe('bad-response')
  })

  it('keeps to the screen that is open when another app is asked for meanwhile', async () => {
    const { openConnect, latest, opened } = heldScreen()
    const onConnect = vi.fn<(connection: Connection) => void>()
    const { result } = connecting({ openConnect }, { onConnect })
    const target = { integrationKey: 'hubspot' }
    let first: Promise<Connection | null> | undefined
    act(() => void (first = result.current.connect(target)))
    await latest()
    expect(await act(() => result.current.connect({ integrationKey: 'gmail' }))).toBeNull()
    expect(result.current).toMatchObject({ pending: true, busy: true, target, error: { code: 'conflict' } })
    act(() => result.current.cancel())
    expect(await act(async () => first)).toBeNull()
    expect(opened.map(({ signal }) => signal.aborted)).toEqual([true])
    expect(result.current).toMatchObject({ pending: false, busy: false, target: null })
  })

  it('tells onConnect once after a double click', async () => {
    const { openConnect, latest } = heldScreen()
    const onConnect = vi.fn<(connection: Connection) => void>()
    const { result } = connecting({ openConnect }, { onConnect })
    const answers: Promise<Connection | null>[] = []
    act(() => {
      for (let click = 0; click < 2; click++)
        answers.push(result.current.connect({ integrationKey: 'hubspot' }))
    })
    const { finish } = await latest()
    await act(async () => finish(acme))
    expect(await Promise.all(answers)).toEqual([acme, acme])
    expect(onConnect).toHaveBeenCalledOnce()
    expect(result.current).toMatchObject({ pending: false, target: null })
  })

  it.each([
    ['onConnect', 'succeed', 'string'],
    ['onCancel', 'cancel', 'undefined'],
    ['onError', 'refuse', 'undefined'],
  ] as const)('ends as ever when %s throws, which is reported elsewhere', async (name, outcome, id) => {
    const thrown: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => thrown.push(error))
    const bug = new Error("The host's own")
    const { world, result } = connecting(
      {},
      {
        [name]: () => {
          throw bug
        },
      },
    )
    world.sandbox.openConnect.next(outcome)
    const connection = await act(() => result.current.connect({ integrationKey: 'hubspot' }))
    expect(typeof connection?.id).toBe(id)
    expect(result.current).toMatchObject({ pending: false, busy: false, target: null })
    expect(thrown).toEqual([bug])
    vi.unstubAllGlobals()
  })

  it('passes everything on, and its theme unless told another', async () => {
    const { openConnect, latest } = heldScreen()
    const { result } = connecting({ openConnect }, { theme: 'dark' })
    act(() => void result.current.connect({ externalAppId: 'app_1', allowMultipleConnections: true }))
    const first = await latest()
    expect(first.options).toEqual({ externalAppId: 'app_1', allowMultipleConnections: true, theme: 'dark' })
    await act(async () => first.finish(null))
    act(() => void result.current.connect({ integrationKey: 'hubspot', theme: 'light' }))
    await waitFor(async () => expect((await latest()).options.theme).toBe('light'))
    await act(async () => (await latest()).finish(null))
  })

  it('signs in again on the same record', async () => {
    const { world, result } = connecting()
    const broken = world.sandbox.connect('hubspot', { tenantKey: 'tenant-1' })
    world.sandbox.disconnect(broken.id)
    const fixed = await act(() => result.current.reconnect(broken))
    expect(fixed?.id).toBe(broken.id)
    expect(world.sandbox.list('tenant-1')).toHaveLength(1)
  })
})

describe('one at a time', () => {
  it('a double click opens one screen', async () => {
    const { openConnect, opened, latest } = heldScreen()
    const { result } = connecting({ openConnect })
    let answers: Promise<(Connection | null)[]> | undefined
    act(() => {
      const target = { integrationKey: 'hubspot' }
      answers = Promise.all([result.current.connect(target), result.current.connect(target)])
    })
    await act(async () => (await latest()).finish(acme))
    expect((await answers)?.map((connection) => connection?.id)).toEqual(['con_9', 'con_9'])
    expect(opened).toHaveLength(1)
  })

  it('another app meanwhile is refused politely, and everybody sees that the page is busy', async () => {
    const { openConnect, opened, latest } = heldScreen()
    const world = createWorld({}, { openConnect })
    const { result } = renderHook(() => ({ one: useConnect(), other: useConnect() }), {
      wrapper: world.Wrapper,
    })
    act(() => void result.current.one.connect({ integrationKey: 'hubspot' }))
    expect(result.current.other).toMatchObject({ busy: true, pending: false })
    expect(await act(() => result.current.other.connect({ integrationKey: 'gmail' }))).toBeNull()
    expect(result.current.other.error?.code).toBe('conflict')
    await act(async () => (await latest()).finish(null))
    expect(opened).toHaveLength(1)
    expect(result.current.other.busy).toBe(false)
  })

  it('also with two providers on the page', async () => {
    const { openConnect, latest } = heldScreen()
    const here = connecting({ openConnect })
    const there = connecting()
    act(() => void here.result.current.connect({ integrationKey: 'hubspot' }))
    expect(there.result.current.busy).toBe(true)
    await act(() => there.result.current.connect({ integrationKey: 'hubspot' }))
    expect(there.result.current.error?.code).toBe('conflict')
    await act(async () => (await latest()).finish(null))
  })

  it('closes dialogs and menus before the screen opens, whoever opens it', async () => {
    const world = createWorld()
    const { result } = renderHook(
      () => {
        const [open, setOpen] = useState(true)
        useBeforeConnect(() => setOpen(false))
        return { open, client: useMembrane() }
      },
      { wrapper: world.Wrapper },
    )
    expect(result.current.open).toBe(true)
    await act(() => result.current.client.ui.connect({ integrationKey: 'hubspot' }))
    expect(result.current.open).toBe(false)
  })
})

describe('an end in every case', () => {
  it('cancel() closes the screen', async () => {
    const { openConnect, latest } = heldScreen()
    const onCancel = vi.fn<() => void>()
    const { result } = connecting({ openConnect }, { onCancel })
    let answer: Promise<Connection | null> | undefined
    act(() => void (answer = result.current.connect({ integrationKey: 'hubspot' })))
    const { signal } = await latest()
    await act(async () => result.current.cancel())
    expect(await answer).toBeNull()
    expect(signal.aborted).toBe(true)
    expect(onCancel).toHaveBeenCalledOnce()
    expect(result.current).toMatchObject({ busy: false, pending: false, error: undefined })
  })

  it('cancel() before there is a token opens nothing', async () => {
    const { openConnect, opened } = heldScreen()
    let grant: (token: string) => void = () => undefined
    const { world, result } = connecting({
      openConnect,
      fetchToken: () => new Promise<string>((resolve) => (grant = resolve)),
    })
    let answer: Promise<Connection | null> | undefined
    act(() => void (answer = result.current.connect({ integrationKey: 'hubspot' })))
    await act(async () => result.current.cancel())
    expect(await answer).toBeNull()
    await act(async () => grant(world.sandbox.token()))
    expect(opened).toEqual([])
  })

  it.each([
    ['leaving the page', () => void window.dispatchEvent(new Event('pagehide'))],
    ['taking the provider away', ({ unmount }: { unmount: () => void }) => unmount()],
  ])('%s settles it, and nobody is called back', async (_, leave) => {
    const { openConnect, latest } = heldScreen()
    const calls = {
      onConnect: vi.fn<(connection: Connection) => void>(),
      onCancel: vi.fn<() => void>(),
      onError: vi.fn<(error: MembraneError) => void>(),
    }
    const { result, unmount } = connecting({ openConnect }, calls)
    let answer: Promise<Connection | null> | undefined
    act(() => void (answer = result.current.connect({ integrationKey: 'hubspot' })))
    const { signal } = await latest()
    await act(async () => leave({ unmount }))
    expect(await answer).toBeNull()
    expect(signal.aborted).toBe(true)
    for (const callback of Object.values(calls)) expect(callback).not.toHaveBeenCalled()
  })

  it('another tenant settles it', async () => {
    const { openConnect, latest } = heldScreen()
    const world = createWorld({}, { openConnect, tenantKey: 'tenant-1' })
    const { result, rerender } = renderHook(() => useConnect(), { wrapper: world.Page })
    let answer: Promise<Connection | null> | undefined
    act(() => void (answer = result.current.connect({ integrationKey: 'hubspot' })))
    const { signal, finish } = await latest()
    world.signedIn = 'tenant-2'
    world.props = { openConnect, tenantKey: 'tenant-2' }
    rerender()
    expect(await act(async () => answer)).toBeNull()
    expect(signal.aborted).toBe(true)
    expect(result.current).toMatchObject({ busy: false, pending: false })
    // What comes late is of the other tenant: this one never sees it.
    await act(async () => finish(acme))
    expect(screen.queryByText('Acme')).toBeNull()
  })

  it('a success that comes late still counts', async () => {
    const { openConnect, latest } = heldScreen()
    const world = createWorld({}, { openConnect })
    const { result } = renderHook(() => useConnect(), { wrapper: world.Page })
    await waitFor(() => expect(screen.queryByText('Loading')).toBeNull())
    act(() => void result.current.connect({ integrationKey: 'hubspot' }))
    const { finish } = await latest()
    await act(async () => result.current.cancel())
    world.sandbox.latencyMs = 60_000
    await act(async () => finish(acme))
    expect(screen.getByText('Acme')).toBeInTheDocument()
  })

  it('a component that goes meanwhile is still called back', async () => {
    const { openConnect, latest } = heldScreen()
    const onConnect = vi.fn<(connection: Connection) => void>()
    const world = createWorld({}, { openConnect })
    function Button() {
      const { connect } = useConnect({ onConnect })
      return <button onClick={() => void connect({ integrationKey: 'hubspot' })}>Connect</button>
    }
    const { rerender } = render(<Button />, { wrapper: world.Wrapper })
    act(() => screen.getByText('Connect').click())
    const { finish } = await latest()
    rerender(<p>Gone</p>)
    await act(async () => finish(acme))
    expect(onConnect).toHaveBeenCalledOnce()
  })
})

describe('in React', () => {
  it('calls the callbacks of the latest render', async () => {
    const { openConnect, latest } = heldScreen()
    const first = vi.fn<(connection: Connection) => void>()
    const second = vi.fn<(connection: Connection) => void>()
    const { result, rerender } = connecting({ openConnect }, { onConnect: first })
    act(() => void result.current.connect({ integrationKey: 'hubspot' }))
    rerender({ onConnect: second })
    await act(async () => (await latest()).finish(acme))
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })

  it('keeps its functions from render to render', () => {
    const { result, rerender } = connecting()
    const { connect } = result.current
    rerender({ onConnect: () => undefined })
    expect(result.current.connect).toBe(connect)
  })

  it('works under StrictMode, with one screen', async () => {
    const { openConnect, opened, latest } = heldScreen()
    const world = createWorld({}, { openConnect })
    const { result } = renderHook(() => useConnect(), {
      wrapper: ({ children }) => (
        <StrictMode>
          <world.Wrapper>{children}</world.Wrapper>
        </StrictMode>
      ),
    })
    let answer: Promise<Connection | null> | undefined
    act(() => void (answer = result.current.connect({ integrationKey: 'hubspot' })))
    await act(async () => (await latest()).finish(acme))
    expect((await answer)?.id).toBe('con_9')
    expect(opened).toHaveLength(1)
  })

  it('outside a provider throws, naming the hook and the remedy', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(() => renderHook(() => useConnect())).toThrow(/useConnect .*<MembraneProvider/)
  })
})
