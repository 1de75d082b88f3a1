'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useEarlySpeech } from '../speech.js'

interface SearchState {
  hasMore: boolean
  searching: boolean
}

/** Says how many apps a search found, once its results are there. While more pages exist that is not their number. */
export function useAnnouncedSearch(
  search: string,
  count: number,
  /** There was an answer. */
  known: boolean,
  { hasMore, searching }: SearchState,
) {
  const { labels, say } = useEarlySpeech()
  const announce = useAnnounce()
  const said = useRef('')
  useEffect(() => {
    if (!search) {
      said.current = ''
      return
    }
    if (!known || searching || said.current === search) return
    said.current = search
    if (count > 0) announce(say(hasMore ? labels.page.loadedMore : labels.search.results, { count }))
    else announce(say(labels.search.noResults, { query: search }))
  }, [search, count, known, hasMore, searching, labels, say, announce])
}
