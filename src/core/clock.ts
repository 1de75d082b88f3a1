const NOISE_MS = 2000

/** The server's time as far as its `Date` headers tell; this machine's until one was seen. */
export interface ServerClock {
  now(): number
  /** Learns from the `Date` header of an answer that just came. */
  learn(headers: Headers): void
}

export function createServerClock(now: () => number): ServerClock {
  let aheadMs = 0
  return {
    now: () => now() + aheadMs,
    learn(headers) {
      const ahead = Date.parse(headers.get('date') ?? '') - now()
      // The header has whole seconds, and travelled: less than two seconds mean nothing.
      if (!Number.isNaN(ahead)) aheadMs = Math.abs(ahead) < NOISE_MS ? 0 : ahead
    },
  }
}
