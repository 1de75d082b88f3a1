'use client'

import { useWords } from '../hooks/words.js'
import { early, type EarlyLabels } from '../labels/early.js'
import { formatWord } from '../labels/format.js'
import { mergeLabels } from '../labels/merge.js'
import type { Labels, LabelsInput, Word, WordValues } from '../labels/types.js'

/** The words of the nearest page and provider, and how to say one that has values in it. */
export interface Speech<Words = Labels> {
  labels: Words
  say: <Values extends WordValues>(word: Word<Values>, values: Values) => string
}

/** Makes the hook that says the words which `merge` makes of those around. */
export function createSpeech<Words extends { locale: string }>(
  merge: (around: readonly LabelsInput[]) => Words,
): () => Speech<Words> {
  /** Merged once for all parts that speak with the same words. */
  const spoken = new WeakMap<readonly LabelsInput[], Speech<Words>>()
  return () => {
    const words = useWords()
    const known = spoken.get(words)
    if (known) return known
    const labels = merge(words)
    const speech: Speech<Words> = { labels, say: (word, values) => formatWord(word, values, labels.locale) }
    spoken.set(words, speech)
    return speech
  }
}

/** What the page says before somebody opens something: English, then the words around, the nearest last. */
export const useEarlySpeech: () => Speech<EarlyLabels> = createSpeech((words) =>
  mergeLabels(early, words, true),
)
