'use client'
import { isMembraneError, type MembraneError } from '../../core/errors.js'
import { busyError } from '../../hooks/connect/busyError.js'
import type { ConnectResult } from '../../hooks/connect/gate.js'
import { openScreen } from '../../hooks/connect/open.js'
import { isScreenOpen } from '../../hooks/connect/page.js'
import type { TellHost } from '../../hooks/tell.js'
import type { RunnerHost } from './runner.js'
import { untilUsable } from './untilUsable.js'

/** What became of a reconnect. */
export type Mended =
  | { readonly kind: 'usable' }
  /** The person closed the screen, or nobody waits any more. */
  | { readonly kind: 'left' }
  /** `busy`: another screen is open. */
  | { readonly kind: 'busy' | 'failed'; readonly error: MembraneError }

/** Signs in again on the record of a lost connection, and waits until it works. */
export async function mend(
  host: Pick<RunnerHost, 'gate' | 'session' | keyof TellHost | 'words'>,
  connectionId: string,
  { signal, scope, onWait }: { signal: AbortSignal; scope: string | undefined; onWait: () => void },
): Promise<Mended> {
  const { gate, words } = host
  // A screen that somebody else opened is theirs to close.
  const isOurs = !isScreenOpen()
  const screen = openScreen(gate, { connectionId }, undefined, undefined, words)
  const ended = await untilEnded(screen, signal, () => isOurs && gate.cancel())
  if (ended.kind === 'cancelled') return { kind: 'left' }
  if (ended.kind === 'busy') return { kind: 'busy', error: busyError() }
  if (ended.kind === 'failed') return ended
  onWait()
  try {
    await untilUsable(host, connectionId, { signal, scope })
    return { kind: 'usable' }
  } catch (error) {
    if (!isMembraneError(error)) throw error
    return error.code === 'aborted' ? { kind: 'left' } : { kind: 'failed', error }
  }
}

function untilEnded(
  screen: Promise<ConnectResult>,
  signal: AbortSignal,
  close: () => void,
): Promise<ConnectResult> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      close()
      resolve({ kind: 'cancelled', by: 'person' })
    }
    signal.addEventListener('abort', leave, { once: true })
    screen.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
