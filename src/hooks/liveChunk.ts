'use client'

type Chunk = typeof import('./live.js')
let chunk: Chunk | undefined

/** The chunk, if it is here. */
export function liveChunk(): Chunk | undefined {
  return chunk
}

/** Fetches the chunk. Fails when the network does; the next call tries again. */
export async function loadLiveChunk(): Promise<Chunk> {
  return (chunk ??= await import('./live.js'))
}

/** Says that it is here already: in tests nothing should wait for a chunk. */
export function provideLiveChunk(here: Chunk): void {
  chunk = here
}
