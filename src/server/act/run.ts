import type { ActRequest, ActResult } from '../../api/act.js'
import type { ErrorData } from '../../api/problem.js'
import type { Failure, Read } from '../../core/act/connection.js'
import { settle, type Settled } from '../../core/act/failure.js'
import { runIdOf, toActResult } from '../../core/act/result.js'
import { textIn } from '../../core/act/verdict.js'
import { badResponse } from '../../core/border.js'
import { MembraneError } from '../../core/errors.js'
import { isFields } from '../../core/fields.js'
import { guarded } from '../../core/guarded.js'
import { problemCode, toErrorData } from '../../core/problem.js'
import { Refusal } from '../refusal.js'
import { askMembrane, type Upstream, type UpstreamAnswer } from '../upstream.js'

const MAY_HAVE_RUN = 'The action may have run: look at its log before you run it again.'

/** To find out which connection is meant, and no longer. */
const LOOKUP_MS = 5_000

export interface RunHost {
  /** A token signed for this call. */
  open: (attempt: number) => Promise<Upstream>
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
  timeoutMs: number
}

/**
 * Has Membrane run the action.
 *
 * @throws {Refusal} for every outcome but a success.
 */
export async function runAction(request: ActRequest, host: RunHost): Promise<ActResult> {
  const json = toJson(request)
  const first = await runOnce(request, json, host, 0)
  // A token that Membrane did not take has run nothing, so one more try is safe; any other failure is final.
  const last = first instanceof TokenRefused ? await runOnce(request, json, host, 1) : first
  if (last instanceof Refusal) throw last
  return last
}

/** Kept apart from other refusals: the only one after which it is tried again. */
class TokenRefused extends Refusal {}

async function runOnce(
  request: ActRequest,
  json: string,
  host: RunHost,
  attempt: number,
): Promise<ActResult | Refusal> {
  const upstream = await host.open(attempt)
  const answer = await post(upstream, json, host)
  if (answer.response.ok) return toResult(answer)
  const failure = toFailure(answer)
  return refusalOf(await settle(failure.status, request, failure, readerOf(upstream, host)), failure)
}

interface Failed extends Failure {
  status: number
  retryAfter: string | null
}

function post(upstream: Upstream, json: string, { signal, timeoutMs }: RunHost): Promise<UpstreamAnswer> {
  return guarded(
    (stop) => askMembrane(upstream, 'POST', '/act', { json, signal: stop }),
    [signal],
    timeoutMs,
    () =>
      new MembraneError(
        'timeout',
        `Membrane did not answer within ${timeoutMs / 1000} s. The action may still be running: look at its log before you run it again.`,
      ),
  ).catch((error: unknown) => {
    throw unanswered(error)
  })
}

/** Reads of what helps to say what happened; each may fail. */
function readerOf(upstream: Upstream, { signal }: RunHost): Read {
  return async (path, query) => {
    try {
      const { response, text } = await guarded(
        (stop) => askMembrane(upstream, 'GET', path, { query, signal: stop }),
        [signal],
        LOOKUP_MS,
        () => new MembraneError('timeout', 'Membrane did not answer.'),
      )
      return response.ok ? parse(text) : undefined
    } catch {
      return undefined
    }
  }
}

function toResult({ text }: UpstreamAnswer): ActResult {
  const body = parse(text)
  if (!isFields(body)) {
    throw new Refusal(
      502,
      'bad-response',
      'Membrane said that the action ran, but its answer is not JSON. Look at the run log before you run it again.',
      { cause: badResponse('the JSON of an action that ran') },
    )
  }
  return toActResult(body)
}

function toFailure({ response: { status, headers }, text }: UpstreamAnswer): Failed {
  const body = parse(text)
  return { status, body, actionRunId: runIdOf(body), retryAfter: headers.get('retry-after') }
}

function refusalOf(settled: Settled, { status, body, actionRunId, retryAfter }: Failed): Refusal {
  const said = sentenceOf(body)
  if (settled.verdict === 'reconnect') {
    const { connectionId } = settled
    const message = said ?? 'The connection no longer works. Connect it again, then try once more.'
    return new Refusal(409, 'CONNECTION_DISCONNECTED', message, { connectionId, actionRunId })
  }
  if (settled.verdict === 'token') {
    return new TokenRefused(
      503,
      'unauthorized',
      "Membrane refuses this server's workspace credentials. Check MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET: the secret may have been rotated, or be of another workspace.",
      { actionRunId },
    )
  }
  const headers = retryAfter === null ? undefined : { 'retry-after': retryAfter }
  if (settled.verdict === 'busy') {
    const message = said ?? 'Membrane was asked too often. Try again in a moment.'
    return new Refusal(429, 'rate-limited', message, { actionRunId, headers })
  }
  const problem: Partial<ErrorData> = toErrorData(body) ?? {}
  const details = { actionRunId, type: problem.type, key: problem.key, headers }
  // 401 is what the page takes for signed out, and nobody is.
  if (status < 400 || status >= 500 || status === 401 || !isFields(body)) {
    const reason = said?.replace(/[^.!?…]$/, '$&.') ?? `Membrane answered HTTP ${status} without a reason.`
    const message = `${reason} ${MAY_HAVE_RUN}`
    const code = status >= 500 ? 'server-error' : 'bad-response'
    return new Refusal(502, code, message, details)
  }
  const code = problemCode(problem, status)
  return new Refusal(status, code, said ?? `Membrane answered HTTP ${status} (${code}).`, details)
}

function unanswered(error: unknown): unknown {
  if (!(error instanceof MembraneError)) return error
  const status = { timeout: 504, aborted: 499 }[String(error.code)] ?? 502
  const message = error.code === 'network' ? `${error.message} ${MAY_HAVE_RUN}` : error.message
  return new Refusal(status, error.code, message, { cause: error })
}

/** What Membrane says to people; never the stack that some servers append. */
function sentenceOf(body: unknown): string | undefined {
  return textIn(body, ({ message }) =>
    typeof message === 'string' ? message.split(/\n\s*at /)[0]?.trim() : '',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toJson(request: ActRequest): string {
  try {
    return JSON.stringify(request)
  } catch {
    throw new Refusal(400, 'bad-request', "The request's body is nested too deeply.")
  }
}
