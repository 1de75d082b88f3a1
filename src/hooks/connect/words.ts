'use client'
import type { LabelsInput } from '../../labels/types.js'
import type { OverlayWords } from './dressOverlay.js'

/** The two words of the connect screen that are ours: the host's last say, else English. */
export function wordsOf(labels: readonly LabelsInput[]): OverlayWords {
  let [title, close] = ['Connect an app', 'Close']
  for (const { connectScreen, action } of labels) {
    title = connectScreen?.title ?? title
    close = action?.close ?? close
  }
  return { title, close }
}
