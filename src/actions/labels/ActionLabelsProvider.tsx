'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { formatWord } from '../../labels/format.js'
import { mergeLabels } from '../../labels/merge.js'
import type { Word, WordValues } from '../../labels/types.js'
import { en } from './en.js'
import type { ActionLabels, ActionLabelsInput } from './types.js'

/** The words of these parts, and how to say one that has values in it. */
export interface ActionSpeech {
  labels: ActionLabels
  say: <Values extends WordValues>(word: Word<Values>, values: Values) => string
}

const speechOf = (labels: ActionLabels): ActionSpeech => ({
  labels,
  say: (word, values) => formatWord(word, values, labels.locale),
})

interface Spoken {
  speech: ActionSpeech
  /** What was laid over English, in order. */
  given: readonly ActionLabelsInput[]
}

const SpokenContext = createContext<Spoken>({ speech: speechOf(en), given: [] })

/** The nearest words: English, with what was laid over them. */
export const useActionSpeech = (): ActionSpeech => useContext(SpokenContext).speech

/** Lays words over those above, for everything inside. */
export function ActionLabelsProvider({
  labels,
  children,
}: {
  labels: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
  children: ReactNode
}) {
  const above = useContext(SpokenContext)
  const spoken = useMemo(() => {
    if (labels === undefined) return above
    const given = [...above.given, ...[labels].flat()]
    return { speech: speechOf(mergeLabels(en, given)), given }
  }, [above, labels])
  return <SpokenContext.Provider value={spoken}>{children}</SpokenContext.Provider>
}
