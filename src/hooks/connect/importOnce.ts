'use client'
import { MembraneError } from '../../core/errors.js'

/**
 * Imports a chunk once for everybody. A failed import is forgotten, so that the next one tries again.
 *
 * @throws {MembraneError} `network`: the chunk could not be loaded.
 */
export function importOnce<Chunk>(load: () => Promise<Chunk>): () => Promise<Chunk> {
  let loading: Promise<Chunk> | undefined
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined
      throw new MembraneError(
        'network',
        'A part of this page could not be loaded. Try again, or reload the page.',
        { cause },
      )
    }))
}

/** Everything about connecting that no page needs before somebody points at a Connect button. */
export const loadLate = importOnce(() => import('./late.js'))
