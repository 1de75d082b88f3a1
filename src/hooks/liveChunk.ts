'use client'
import { importOnce } from './connect/importOnce.js'

type Chunk = typeof import('./live.js')
const load = importOnce(() => import('./live.js'))
let chunk: Chunk | undefined

/** The chunk, if it is here. */
export function liveChunk(): Chunk | undefined {
  return chunk
}

/**
 * Fetches the chunk. The next call after a failure tries again.
 *
 * @throws {MembraneError} `network`
 */
export async function loadLiveChunk(): Promise<Chunk> {
  return (chunk ??= await load())
}

/** Says that it is here already: in tests nothing should wait for a chunk. */
export function provideLiveChunk(here: Chunk): void {
  chunk = here
}
