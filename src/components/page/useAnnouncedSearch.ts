'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'

interface SearchState {
  loading: boolean
  searching?: boolean | undefined
}

/** Says how many apps a search found, once its results are there. */
export function useAnnouncedSearch(
  search: string,
  count: number,
  { loading, searching = false }: SearchState,
) {
  const { labels, say } = useSpeech()
  const announce = useAnnounce()
  const said = useRef('')
  useEffect(() => {
    if (!search) {
      said.current = ''
      return
    }
    if (loading || searching) return
    const text =
      count > 0 ? say(labels.search.results, { count }) : say(labels.search.noResults, { query: search })
    if (said.current === `${search}\n${text}`) return
    said.current = `${search}\n${text}`
    announce(text)
  }, [search, count, loading, searching, labels, say, announce])
}
