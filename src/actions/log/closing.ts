/** A quote that opens, and how many backslashes escape it: 0 in JSON, 1 in JSON that is a text in JSON, then 3, … */
export interface Opening {
  quote: string
  escapes: number
}

/** Text in JSON in JSON in JSON in JSON, and no deeper. */
const MOST_ESCAPES = 15

/** The quote at this place, with the backslashes before it; `undefined` where there is none. */
export function openingAt(text: string, at: number): Opening | undefined {
  const quote = text.charAt(at)
  if (!/["'`]/.test(quote)) return undefined
  return { quote, escapes: backslashesBefore(text, at) }
}

/** Where the text ends that this quote opens; `undefined` when it does not. */
export function closingQuote(text: string, from: number, { quote, escapes }: Opening): number | undefined {
  if (escapes > MOST_ESCAPES) return undefined
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    // A backslash of the text itself is a pair of them, and a quote of the text has one of its own.
    if (backslashesBefore(text, at) % (2 * (escapes + 1)) === escapes) return at - escapes
  }
  return undefined
}

/** Where the list or object ends that begins here, brackets in its texts aside. */
export function closingBracket(text: string, from: number): number {
  const mark = /[[\]{}"'`]/g
  mark.lastIndex = from
  let depth = 0
  for (let hit = mark.exec(text); hit; hit = mark.exec(text)) {
    const opening = openingAt(text, hit.index)
    if (opening) {
      const end = closingQuote(text, hit.index + 1, opening)
      if (end === undefined) break
      mark.lastIndex = end + opening.escapes + 1
    } else if (/[[{]/.test(hit[0])) depth++
    else if (--depth === 0) return mark.lastIndex
  }
  return text.length
}

function backslashesBefore(text: string, at: number): number {
  let start = at
  while (text.charAt(start - 1) === '\\') start--
  return at - start
}
