'use client'
import type { ConnectOptions } from '../../api/connect.js'
import { MembraneError } from '../../core/errors.js'
import { toMembraneError } from '../../core/foreignError.js'
import { isConnection } from './changes.js'
import { clientFor } from './client.js'
import type { ConnectResult, GateHost, Show } from './gate.js'
import { showOverlay } from './overlay.js'
import { wordsOf } from './words.js'

/**
 * One connect, from the token to the end, whichever comes first: the screen's answer, or `leaving`.
 *
 * Whatever the end, the lists are told. A screen that succeeds after the page stopped waiting still counts.
 */
export async function runConnect(
  host: () => GateHost,
  target: ConnectOptions,
  leaving: AbortSignal,
  show?: Show,
): Promise<ConnectResult> {
  const { session } = host()
  let scopeKey = session.scope()?.key
  const sameScope = () => session.scope()?.key === scopeKey
  const tell = (answer: unknown) => {
    if (!sameScope()) return
    host()
      .tell(isConnection(answer) ? { kind: 'upsert', connection: answer } : { kind: 'stale' })
      .catch(() => undefined)
  }

  const own = new AbortController()
  const give = (by: unknown) => own.abort(by)
  const undo = [
    listen(leaving, 'abort', () => give(leaving.reason)),
    listen(window, 'pagehide', () => give('page')),
    session.subscribe(() => {
      if (scopeKey !== undefined && !sameScope()) give('page')
    }),
  ]
  const left = new Promise<'left'>((resolve) => listen(own.signal, 'abort', () => resolve('left')))

  try {
    if (leaving.aborted) give(leaving.reason)
    const { scope } = await session.grant()
    if (scopeKey !== undefined && scopeKey !== scope.key) return cancelled('page')
    scopeKey = scope.key
    if (own.signal.aborted) return cancelled(own.signal.reason)

    const screen = openScreen(host, target, own.signal, show)
    const answer = await Promise.race([screen, left])
    if (answer === 'left') {
      screen.then(
        (late) => isConnection(late) && tell(late),
        () => undefined,
      )
      tell(null)
      return cancelled(own.signal.reason)
    }
    tell(answer)
    if (answer === null || answer === undefined) return cancelled('person')
    if (isConnection(answer)) return { kind: 'connected', connection: answer }
    throw new MembraneError(
      'bad-response',
      'The connect screen reported success without a connection. The list was read anew and shows what there is.',
    )
  } catch (error) {
    if (own.signal.aborted) return cancelled(own.signal.reason)
    tell(null)
    return { kind: 'failed', error: toMembraneError(error, 'connect-failed') }
  } finally {
    for (const stop of undo) stop()
  }
}

const cancelled = (by: unknown): ConnectResult => ({
  kind: 'cancelled',
  by: by === 'person' ? 'person' : 'page',
})

async function openScreen(
  host: () => GateHost,
  target: ConnectOptions,
  signal: AbortSignal,
  show: Show = (client) => client.ui.connect(target),
): Promise<unknown> {
  const { openConnect, nonce, labels } = host()
  if (openConnect) return openConnect(target, { signal })
  const { client } = await clientFor(host)
  if (signal.aborted) return null
  return showOverlay(() => show(client), { signal, nonce, words: wordsOf(labels) })
}

function listen(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}
