/**
 * Whether something thrown is how Next.js talks to itself, from inside a host's callback: `redirect()`, `unauthorized()`,
 * or `cookies()` where a page is being prerendered. It must arrive.
 */
export function isSignal(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'digest' in thrown &&
    /^(NEXT_|DYNAMIC_SERVER_USAGE|HANGING_PROMISE|BAILOUT_TO)/.test(String(thrown.digest))
  )
}
