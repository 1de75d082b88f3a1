import type { ConnectOptions, OpenConnect } from '../api/connect.js'
import { abortReason, wait } from './clock.js'
import type { Engine } from './engine.js'
import { decideFlow } from './decideFlow.js'
import { startFlow } from './flows.js'
import type { ConnectOutcome } from './options.js'

/** How long a slow connect screen takes to be decided, in milliseconds. */
const SLOW_SCREEN_MS = 8_000

/** A connect screen without a screen: decides by itself, as it was told. */
export interface ScriptedConnect extends OpenConnect {
  /**
   * What the next connect ends in; several wait in line. Without any, connects succeed.
   *
   * @param options.buildMs How long the connection is `BUILDING` first, in milliseconds. Default: the sandbox's.
   */
  next(outcome: ConnectOutcome, options?: { buildMs?: number }): void
}

interface Scripted {
  outcome: ConnectOutcome
  buildMs?: number
}

/**
 * The sandbox's `openConnect`. Runs the same flow as the hosted screen. `cancel` answers null, `refuse` rejects
 * with the API's problem, `slow` takes 8 s, `pending` never settles; an abort answers null.
 */
export function createConnectScript(engine: Engine): ScriptedConnect {
  const queue: Scripted[] = []
  const open: OpenConnect = async (options, { signal, tenantKey }) => {
    const { outcome, buildMs } = queue.shift() ?? { outcome: 'succeed' }
    const whose = tenantKey ?? engine.lastTenantKey ?? engine.furnishes ?? 'tenant-1'
    try {
      const ms = outcome === 'slow' ? SLOW_SCREEN_MS : engine.latencyMs
      // Without a timer where there is nothing to wait for: a fake one would have to be moved on.
      if (ms > 0) await wait(engine.clock, ms, signal)
      else if (signal.aborted) return null
      if (outcome === 'pending') await aborted(signal)
    } catch (error) {
      if (signal.aborted) return null
      throw error
    }
    const flow = startFlow(engine, whose, paramsOf(options))
    return decideFlow(engine, flow.id, { outcome: outcome === 'slow' ? 'succeed' : outcome, buildMs })
  }
  return Object.assign(open, {
    next: (outcome: ConnectOutcome, { buildMs }: { buildMs?: number } = {}) =>
      void queue.push({ outcome, ...(buildMs === undefined ? {} : { buildMs }) }),
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(abortReason(signal))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** As the SDK posts them: text, JSON for objects, `1` or nothing for the flag. */
function paramsOf(options: ConnectOptions): Record<string, string> {
  const entries = Object.entries({ ...options }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'boolean'
        ? value
          ? '1'
          : ''
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
    ]),
  )
}
