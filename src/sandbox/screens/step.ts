import type { Connection } from '../../api/connection.js'
import type { View } from './View.js'

/** What the page's script is told: the next view, and what comes of it. */
export interface Step {
  view: View['name']
  html: string
  /** Handed to the host page when the screen closes from here. */
  held: Connection | null
  closesInMs?: number
  follow?: { elapsedMs: number; words: readonly (readonly [second: number, words: string])[] }
  /** For the window that opened a popup; posted as soon as the view shows. */
  message?: Readonly<Record<string, unknown>> | undefined
  /** Where the browser returns to when the screen closes from here. */
  redirect?: string
}
