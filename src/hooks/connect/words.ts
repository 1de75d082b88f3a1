'use client'
import type { LabelsInput } from '../../labels/types.js'
import type { OverlayWords } from './dressOverlay.js'

const textOr = (below: string, text: unknown) => (typeof text === 'string' ? text : below)

/** The two words of the connect screen that are ours: the host's last say, else English. */
export function wordsOf(labels: readonly LabelsInput[]): OverlayWords {
  let [title, close] = ['Connect an app', 'Close']
  // Labels may come from JSON: what is no word is told of where they are merged.
  for (const words of labels) {
    title = textOr(title, words?.connectScreen?.title)
    close = textOr(close, words?.action?.close)
  }
  return { title, close }
}
