'use client'
import type { ConnectOptions } from '../../api/connect.js'
import { MembraneError } from '../../core/errors.js'
import { toMembraneError } from '../../core/foreignError.js'
import type { LabelsInput } from '../../labels/types.js'
import { tell } from '../tell.js'
import { changeTo, readConnection } from './changes.js'
import { clientFor, openUntil } from './client.js'
import type { ConnectGate, ConnectResult } from './gate.js'
import { refuseUnderModal } from './hostModal.js'
import type { Show } from './open.js'
import { showOverlay, type Overlay } from './overlay.js'
import { wordsOf } from './words.js'

/**
 * One connect, from the token to the end, whichever comes first: the screen's answer, or `leaving`.
 *
 * Whatever the end, the lists are told. A screen that succeeds after the page stopped waiting still counts.
 */
export async function runConnect(
  gate: ConnectGate,
  target: ConnectOptions,
  leaving: AbortController,
  show?: Show,
  words?: readonly LabelsInput[],
): Promise<ConnectResult> {
  const { signal } = leaving
  const { session } = gate.host()
  let scopeKey = session.scope()?.key
  const sameScope = () => session.scope()?.key === scopeKey
  const tellOf = (answer: unknown) => {
    if (sameScope()) void tell(gate.host(), changeTo(answer))
  }
  const leave = () => leaving.abort('page')
  const left = new Promise<'left'>((resolve) => {
    if (signal.aborted) resolve('left')
    signal.addEventListener('abort', () => resolve('left'))
  })
  window.addEventListener('pagehide', leave)
  const unsubscribe = session.subscribe(() => {
    if (scopeKey !== undefined && !sameScope()) leave()
  })
  const stop = () => {
    window.removeEventListener('pagehide', leave)
    unsubscribe()
  }

  async function begin(): Promise<Overlay> {
    const { scope } = await session.grant()
    scopeKey ??= scope.key
    if (!sameScope()) leave()
    if (signal.aborted) return nothing
    return showScreen(gate, target, { signal, tenantKey: scope.tenantKey }, show, words)
  }
  const screen = begin()
  const answered = screen.then(({ answer }) => answer)
  // After a success the hosted page may show its last words; they go when the tenant does.
  screen.then(({ gone }) => gone).then(stop, stop)

  try {
    const answer = await Promise.race([answered, left])
    if (answer === 'left') {
      answered.then(
        (late) => readConnection(late) && tellOf(late),
        () => undefined,
      )
      tellOf(null)
      return { kind: 'cancelled', by: signal.reason === 'person' ? 'person' : 'page' }
    }
    tellOf(answer)
    if (answer === null || answer === undefined) return { kind: 'cancelled', by: 'person' }
    const connection = readConnection(answer)
    return connection ? { kind: 'connected', connection } : { kind: 'failed', error: withoutConnection() }
  } catch (error) {
    tellOf(null)
    return { kind: 'failed', error: toMembraneError(error, 'connect-failed') }
  }
}

const nothing: Overlay = { answer: Promise.resolve(null), gone: Promise.resolve() }

async function showScreen(
  gate: ConnectGate,
  target: ConnectOptions,
  context: { signal: AbortSignal; tenantKey: string },
  show?: Show,
  words?: readonly LabelsInput[],
): Promise<Overlay> {
  const { openConnect, nonce, labels } = gate.host()
  if (openConnect && !show) {
    const answer = Promise.resolve(openConnect(target, context))
    return { answer, gone: answer.then(done, done) }
  }
  const { client } = await clientFor(gate)
  const { signal } = context
  if (signal.aborted) return nothing
  refuseUnderModal()
  return showOverlay(() => openUntil(signal, () => (show ? show() : client.ui.connect(target))), {
    signal,
    nonce,
    words: wordsOf(words ?? labels),
    theme: target.theme,
  })
}

const done = () => undefined

function withoutConnection(): MembraneError {
  return new MembraneError(
    'bad-response',
    'The connect screen reported success without a connection. The lists were read anew and show what there is.',
  )
}
