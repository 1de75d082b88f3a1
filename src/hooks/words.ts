'use client'
import { createContext, useContext, useMemo } from 'react'
import type { LabelsInput } from '../labels/types.js'
import { MembraneContext } from './context.js'

type Words = readonly LabelsInput[]

/** Words laid over those of the provider that stands above. */
export const WordsContext = createContext<{ readonly over: Words; readonly all: Words } | null>(null)

const NONE: Words = []

/** What the nearest provider says. */
export const useProviderWords = (): Words => useContext(MembraneContext)?.labels ?? NONE

/** All words around, each laid over those before it. A provider that stands further inside comes after. */
export function useWords(): Words {
  const given = useContext(WordsContext)
  const provided = useProviderWords()
  return useMemo(
    () => (!given ? provided : given.over === provided ? given.all : [...given.all, ...provided]),
    [given, provided],
  )
}
