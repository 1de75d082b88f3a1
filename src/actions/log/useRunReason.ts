'use client'

import { useReasons } from '../../components/page/useReasons.js'
import type { MembraneError } from '../../core/errors.js'

/** Says why a run failed: as whoever answered said it, else in the words of the page. */
export function useRunReason(): (error: MembraneError) => string {
  const reasonOf = useReasons()
  // A conflict that no server told of is another connect screen.
  return (error) => error.data?.message || reasonOf(error, error.status === undefined ? 'connect' : undefined)
}
