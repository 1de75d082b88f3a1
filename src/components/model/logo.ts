const TINTS = 8

/**
 * An address that may be shown as a picture: http(s) or an embedded image. A relative one is left out
 * too: the API's addresses are absolute, and the host's pages are not where logos live.
 */
export function safeImageUrl(uri: string | undefined): string | undefined {
  if (!uri) return undefined
  const url = uri.trim()
  return /^(?:https?:\/\/|data:image\/)/i.test(url) ? url : undefined
}

/** One or two letters that stand for a name: the first of its first two words. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.slice(0, 2).map((word) => Array.from(word)[0] ?? '')
  if (words.length === 1)
    return Array.from(words[0] ?? '')
      .slice(0, 1)
      .join('')
      .toLocaleUpperCase()
  return letters.join('').toLocaleUpperCase() || '?'
}

/** A number from 0 to 7 that a name always gets. */
export function tintOf(name: string): number {
  let hash = 0
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hash % TINTS
}
