'use client'
import type { ActResult } from '../../api/act.js'
import type { ActFailure } from '../../core/act/failure.js'
import { globalFetch } from '../../core/defaults.js'
import { isMembraneError, MembraneError } from '../../core/errors.js'
import { actByRoute, actDirectly } from '../../core/requests/act.js'
import { isKeyOf } from '../../core/isKeyOf.js'
import { baseUrl } from '../../hooks/browser.js'
import { reportUncaught } from '../../hooks/callHost.js'
import type { Call } from './call.js'
import type { RunnerHost } from './runner.js'

const ENDPOINT = '/api/membrane-act'
/** A little more than your route and Membrane take: the reason they give is better than none. */
const TIMEOUT_MS = 70_000

/** One run, the way that the options say. `null`: nobody waits for it any more. */
export async function post(call: Call, host: RunnerHost): Promise<ActResult | ActFailure | null> {
  const { direct = false, endpoint = ENDPOINT, fetch = globalFetch, timeoutMs = TIMEOUT_MS } = host.options
  const { signal } = call.stop
  const how = { signal, timeoutMs }
  try {
    const outcome = await (direct
      ? actDirectly(call.session.send, call.request, call.scope, how)
      : actByRoute(fetch, addressOf(endpoint), call.body, how))
    return signal.aborted ? null : outcome
  } catch (error) {
    if (!isMembraneError(error)) reportUncaught(error)
    return isMembraneError(error) && error.code !== 'aborted' ? { error } : null
  } finally {
    noteRun(host)
  }
}

/** The lists of runs on the page have one more. */
function noteRun({ session, hosts }: RunnerHost): void {
  const whose = session.scope()
  if (!whose) return
  const asked = hosts.all().map(({ mutate }) => mutate((key) => isKeyOf(key, whose, 'action-runs')))
  void Promise.allSettled(asked)
}

function addressOf(endpoint: string): string {
  try {
    return new URL(endpoint, baseUrl()).href
  } catch (cause) {
    throw new MembraneError(
      'invalid-option',
      `The endpoint ${JSON.stringify(endpoint)} is no address. Write a path such as "/api/membrane-act", or all of https://….`,
      { cause },
    )
  }
}
