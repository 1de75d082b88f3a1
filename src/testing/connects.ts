import type { ConnectOptions, OpenConnect } from '../api/connect.js'
import type { ScriptedConnect } from '../sandbox/index.js'

/** The connect screens of one test: how they end, and what they were opened for. */
export interface TestConnects extends Pick<ScriptedConnect, 'next'> {
  /** What each connect screen was opened with, oldest first. */
  readonly opened: readonly ConnectOptions[]
}

/** Notes what the sandbox's connect screen is opened for. */
export function watchConnects(screen: ScriptedConnect): { open: OpenConnect; connects: TestConnects } {
  const opened: ConnectOptions[] = []
  return {
    open(options, context) {
      opened.push({ ...options })
      return screen(options, context)
    },
    connects: { next: (outcome, options) => screen.next(outcome, options), opened },
  }
}
