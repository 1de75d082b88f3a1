'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'

interface SearchState {
  loading: boolean
  hasMore: boolean
  searching?: boolean | undefined
}

/** Says how many apps a search found, once its results are there. While more pages exist that is not their number. */
export function useAnnouncedSearch(
  search: string,
  count: number,
  { loading, hasMore, searching = false }: SearchState,
) {
  const { labels, say } = useSpeech()
  const announce = useAnnounce()
  const said = useRef('')
  useEffect(() => {
    if (!search) {
      said.current = ''
      return
    }
    if (loading || searching || said.current === search) return
    said.current = search
    if (count > 0) announce(say(hasMore ? labels.page.loadedMore : labels.search.results, { count }))
    else announce(say(labels.search.noResults, { query: search }))
  }, [search, count, loading, hasMore, searching, labels, say, announce])
}
