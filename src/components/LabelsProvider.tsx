'use client'

import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useProviderWords, useWords, WordsContext } from '../hooks/words.js'
import type { LabelsInput } from '../labels/types.js'

/** Lays more words over those around it, for everything inside. */
export function LabelsProvider({
  labels,
  children,
}: {
  labels: LabelsInput | readonly LabelsInput[] | undefined
  children: ReactNode
}) {
  const over = useProviderWords()
  const around = useWords()
  const words = useMemo(() => ({ over, all: [...around, ...[labels ?? []].flat()] }), [over, around, labels])
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}
