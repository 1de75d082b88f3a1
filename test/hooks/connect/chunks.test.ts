import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSession } from '../../../src/core/session.js'
import { createConnectGate, type GateHost } from '../../../src/hooks/connect/gate.js'
import { importOnce } from '../../../src/hooks/connect/importOnce.js'
import { loadSdk } from '../../../src/hooks/connect/loadSdk.js'
import { warmUp } from '../../../src/hooks/connect/warmUp.js'

describe('a chunk', () => {
  it('is imported once for everybody', async () => {
    const load = vi.fn<() => Promise<string>>(async () => 'chunk')
    const once = importOnce(load)
    expect(await Promise.all([once(), once()])).toEqual(['chunk', 'chunk'])
    expect(load).toHaveBeenCalledOnce()
  })

  it('that could not be loaded is tried again at the next call', async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
      .mockResolvedValueOnce('chunk')
    const once = importOnce(load)
    await expect(once()).rejects.toMatchObject({ code: 'network', message: /could not be loaded/ })
    expect(await once()).toBe('chunk')
  })
})

describe('the SDK', () => {
  it('is kept from eval, which a strict content security policy reports', async () => {
    const { MembraneClient } = await loadSdk()
    const zod: unknown = Reflect.get(globalThis, '__zod_globalConfig')
    expect(zod).toMatchObject({ jitless: true })
    expect(MembraneClient).toBeTypeOf('function')
  })
})

describe('in an idle moment', () => {
  const idle = vi.fn<(run: () => void) => void>((run) => run())
  beforeEach(() => vi.stubGlobal('requestIdleCallback', idle))
  afterEach(() => {
    vi.unstubAllGlobals()
    idle.mockClear()
  })

  function gateThatCounts() {
    const host: GateHost = {
      session: createSession({ token: 'pat-1' }),
      needLive: () => Promise.reject(new Error('no chunk')),
      askAgain: async () => undefined,
      report: () => undefined,
      labels: [],
    }
    const prepare = vi.fn<() => void>()
    return { gate: createConnectGate(() => host), prepare }
  }

  it('after first data, somebody who may connect prepares', () => {
    const { gate, prepare } = gateThatCounts()
    warmUp(gate, prepare)
    expect(prepare).not.toHaveBeenCalled()
    gate.dataArrived()
    gate.dataArrived()
    expect(prepare).toHaveBeenCalledOnce()
  })

  it('also who comes after first data', () => {
    const { gate, prepare } = gateThatCounts()
    gate.dataArrived()
    warmUp(gate, prepare)
    expect(prepare).toHaveBeenCalledOnce()
  })

  it('nobody prepares who has gone', () => {
    const { gate, prepare } = gateThatCounts()
    warmUp(gate, prepare)()
    gate.dataArrived()
    expect(prepare).not.toHaveBeenCalled()
  })

  it('nothing is fetched for a person who saves data', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } })
    const { gate, prepare } = gateThatCounts()
    warmUp(gate, prepare)
    gate.dataArrived()
    expect(prepare).not.toHaveBeenCalled()
  })
})
