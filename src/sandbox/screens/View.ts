import type { Connection } from '../../api/connection.js'
import type { Problem } from '../problem.js'
import type { Html } from './html.js'

/** What the person sees now. */
export type ViewName =
  | 'consent'
  | 'credentials'
  | 'describe'
  | 'input'
  | 'progress'
  | 'done'
  | 'refused'
  | 'failed'
  | 'manage'
  | 'problem'

export interface View {
  name: ViewName
  body: Html
  /** What the host page gets when the screen closes from here; absent: nothing came of it. */
  connection?: Connection
  /** The screen closes by itself after this many milliseconds. */
  closesInMs?: number
  /** The build is followed until it ends. */
  follows?: true
  /** Why nothing came of it. */
  problem?: Problem
}
