import type { Fetch } from '../api/fetch.js'

export const REQUEST_TIMEOUT_MS = 30_000

/** Looked up at each use: whoever replaces the global one is heard. */
export const globalFetch: Fetch = (request) => globalThis.fetch(request)
