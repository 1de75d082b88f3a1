'use client'
import type { LabelsInput } from '../../labels/types.js'
import type { OverlayWords } from './dressOverlay.js'

/** The two words of the connect screen that are ours: the host's last say, else English. */
export function wordsOf(labels: readonly LabelsInput[]): OverlayWords {
  let close = 'Close'
  for (const { action } of labels) close = action?.close ?? close
  return { title: 'Connect an app', close }
}
