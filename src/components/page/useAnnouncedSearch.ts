'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useEarlySpeech } from '../speech.js'

interface SearchState {
  hasMore: boolean
  searching: boolean
}

/**
 * Says how many apps a search found, or a category has, once they are there. While more pages exist that is not
 * their number: those of a category are waited for.
 */
export function useAnnouncedSearch(
  search: string,
  category: string | null,
  count: number,
  /** There was an answer. */
  known: boolean,
  { hasMore, searching }: SearchState,
) {
  const { labels, say } = useEarlySpeech()
  const announce = useAnnounce()
  const said = useRef('')
  useEffect(() => {
    const about = category ? `${search}\n${category}` : search
    if (!about) {
      said.current = ''
      return
    }
    if (!known || searching || (category && hasMore) || said.current === about) return
    said.current = about
    if (count > 0) announce(say(hasMore ? labels.page.loadedMore : labels.search.results, { count }))
    else announce(say(labels.search.noResults, { query: search }))
  }, [search, category, count, known, hasMore, searching, labels, say, announce])
}
