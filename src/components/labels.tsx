'use client'

import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import { MembraneContext } from '../hooks/context.js'
import { en } from '../labels/en.js'
import { formatWord } from '../labels/format.js'
import { mergeLabels } from '../labels/merge.js'
import type { Labels, LabelsInput, Word, WordValues } from '../labels/types.js'

/** The words of the nearest page and provider, and how to say one that has values in it. */
export interface Speech {
  labels: Labels
  say: <Values extends WordValues>(word: Word<Values>, values: Values) => string
}

const speechOf = (labels: Labels): Speech => ({
  labels,
  say: (word, values) => formatWord(word, values, labels.locale),
})

const english = speechOf(en)
const SpeechContext = createContext<Speech | null>(null)
const NONE: readonly LabelsInput[] = []

const toList = (labels: LabelsInput | readonly LabelsInput[] | undefined): readonly LabelsInput[] =>
  labels === undefined ? NONE : Array.isArray(labels) ? labels : [labels as LabelsInput]

const spoken = (inputs: readonly LabelsInput[]) =>
  inputs.length ? speechOf(mergeLabels(en, inputs)) : english

function useProviderLabels(): readonly LabelsInput[] {
  return useContext(MembraneContext)?.labels ?? NONE
}

/** The words to speak with: English, then the provider's, then the page's own. */
export function useSpeech(): Speech {
  const given = useContext(SpeechContext)
  const provided = useProviderLabels()
  return useMemo(() => given ?? spoken(provided), [given, provided])
}

/** Lays more words over those of the provider for everything inside. */
export function LabelsProvider({
  labels,
  children,
}: {
  labels: LabelsInput | readonly LabelsInput[] | undefined
  children: ReactNode
}) {
  const provided = useProviderLabels()
  const speech = useMemo(() => spoken([...provided, ...toList(labels)]), [provided, labels])
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>
}
