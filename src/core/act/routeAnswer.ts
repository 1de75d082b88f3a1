import type { ActResult } from '../../api/act.js'
import { badResponse } from '../border.js'
import { MembraneError, type MembraneErrorCode } from '../errors.js'
import { isFields, type Fields } from '../fields.js'
import { problemCode, toErrorData } from '../problem.js'
import { parseRetryAfter } from '../retryAfter.js'
import { asDisconnected, type ActFailure } from './failure.js'
import { toActResult } from './result.js'

/** The codes that a route of ours sends and that mean the same in a browser. */
const KNOWN: ReadonlySet<string> = new Set<MembraneErrorCode>([
  'invalid-option',
  'signed-out',
  'network',
  'timeout',
  'aborted',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'rate-limited',
  'bad-request',
  'server-error',
  'bad-response',
  'connection',
])
const isCode = (code: unknown): code is MembraneErrorCode => typeof code === 'string' && KNOWN.has(code)

/** What a host's act route answered: `createActRoute`, or one of the host's own that does as Membrane's guide says. */
export function readRouteAnswer(
  { ok, status, headers }: Pick<Response, 'ok' | 'status' | 'headers'>,
  text: string,
  address: string,
): ActResult | ActFailure {
  const body = parse(text)
  if (ok) {
    if (!isFields(body)) return { error: noAnswer(address, text) }
    return toActResult(body)
  }
  if (!isFields(body)) return { error: plainFailure(status, address) }
  const said = [body.message, body.error].find((value) => typeof value === 'string' && value !== '')
  const message = typeof said === 'string' ? said : `${address} answered HTTP ${status}.`
  const data = toErrorData({ ...body, message })
  if (isDisconnected(status, body)) {
    const { connectionId } = body
    const lost = typeof connectionId === 'string' && connectionId !== '' ? { connectionId } : {}
    const sentence =
      typeof body.message === 'string' && body.message ? body.message : 'The connection no longer works.'
    return { error: asDisconnected(sentence, data, status), disconnected: lost }
  }
  const code = isCode(body.code) ? body.code : status === 401 ? 'signed-out' : problemCode(data ?? {}, status)
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now())
  return { error: new MembraneError(code, message, { status, data, retryAfterMs }) }
}

function isDisconnected(status: number, { code, error, connectionId }: Fields): boolean {
  if (code === 'CONNECTION_DISCONNECTED') return true
  return status === 409 && (error === 'connection_disconnected' || typeof connectionId === 'string')
}

function plainFailure(status: number, address: string): MembraneError {
  const hint =
    status === 404 || status === 405
      ? ' Make the route with createActRoute of react-membrane/server, or pass another endpoint.'
      : ' The action may have run: look at its log, and at your server’s, before you run it again.'
  return new MembraneError(
    problemCode({}, status),
    `${address} answered HTTP ${status} without a reason.${hint}`,
    {
      status,
    },
  )
}

function noAnswer(address: string, text: string): MembraneError {
  if (!/^\s*</.test(text)) return badResponse('the JSON of an action that ran')
  return new MembraneError(
    'bad-response',
    `${address} answered with a web page in place of JSON, so there seems to be no act route. Make it with createActRoute of react-membrane/server.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
