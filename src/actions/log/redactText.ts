import { closingBracket, closingQuote, openingAt, type Opening } from './closing.js'
import { isCount, isSecretName, LONGEST_NAME, type Place } from './secretNames.js'

/** What stands in a secret's place. */
export const REDACTED = '[redacted]'

/*
 * A text may be megabytes long and is read while a page renders: nothing here looks at a character more often than a fixed number
 * of times. So no pattern begins with something of any length, and what ends without a match is short.
 */

/** What is a secret by its looks. */
const KNOWN = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]{0,40}-----|$)/g, REDACTED],
  [/\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g, REDACTED],
  [/\bAIza[-_\w]{20,}|\bya29\.[-_\w]{10,}/g, REDACTED],
  [/\b(hooks\.slack\.com\/\w{1,20}\/)[\w/]{8,}/g, `$1${REDACTED}`],
  [/\/\/[^/\s:@]*:[^/\s@]+@/g, `//${REDACTED}@`],
] as const
const PREFIXED =
  /\b(?:sk|pk|rk|pat|gh[oprsu]|github_pat|glpat|shp(?:at|ss)|whsec|xox[abeprs])[-_][-_A-Za-z\d]{8,}/g
/** As far as it goes, whether or not a dot follows. */
const JWT = /eyJ[\w-]{5,}(?:\.[\w-]*)*/g
const SCHEME = /\b(bearer|basic|token|api-?key)([ \t]+)([\w.~+/=-]{6,})/gi
/** What follows the word “bearer” in a sentence. */
const NO_TOKEN = /^(tokens?|auth\w*|scheme|format|headers?)\W*$/i

/** A text in which nothing is left that opens something. */
export function redactText(text: string): string {
  let left = text
  for (const [pattern, by] of KNOWN) left = left.replace(pattern, by)
  left = left
    .replace(PREFIXED, (run) => (/\d/.test(run) || run.length >= 20 ? REDACTED : run))
    .replace(JWT, (run) => (run.includes('.') ? REDACTED : run))
    .replace(SCHEME, (all: string, scheme: string, space: string, value: string) =>
      isCredential(scheme, value) ? `${scheme}${space}${REDACTED}` : all,
    )
  return hideNamed(left)
}

/** “token expired” and “basic information” are English. */
function isCredential(scheme: string, value: string): boolean {
  if (/^bearer$/i.test(scheme)) return !NO_TOKEN.test(value)
  return (/\d/.test(value) && /[a-z]/i.test(value)) || (value.length >= 12 && /[a-z][A-Z]/.test(value))
}

/** Part of every name that `isSecretName` knows. */
const STEM =
  /token|secret|pass|pwd|key|auth|cookie|credential|sig|session|sessid|sid|pin|otp|jwt|bearer|code|assertion|csrf|xsrf/gi
const IS_NAME = /[\w-]/
/** Between a name and its value: `=`, `: `, `": `, `] => `, and the same in an address that is part of another. */
const SEPARATOR = /\]?\\*["'`]?\]?[ \t]*(?::(?!:)=?|=+>?)[ \t]*|(?:%5D)?(?:%22)?%3[AD](?:%22)?/iy
const ENCODED = /(?:(?!%2[26])[^&\s"])+/iy
const IN_ADDRESS = /[^&\s"<>#]+/y
const BARE = /(?:[^\s"'`,;}&<>\\]|\\(?![nrt"'`]))+/y
const ESCAPES = /\\*/y
/** Their values have parts: they end with the line. */
const OF_LINE = /^(proxy-?)?authorization$|^(set-?)?cookie$/i
const LINE_END = /[\r\n]|\\[nr]/g
/** What a sentence says of a secret, after a colon. */
const SAID =
  /^(required|missing|invalid|expired|incorrect|wrong|unknown|empty|must|is|was|has|not|no|cannot|should|needs|too|null|none|undefined|true|false)\b/i

interface Named {
  name: string
  place: Place
  separator: string
  /** Where what follows the separator begins. */
  from: number
  /** The quote before the name. */
  opening: Opening | undefined
}

/** Hides what stands behind the name of a secret: in JSON (in texts of JSON too, and cut off), headers, forms, addresses, XML. */
function hideNamed(text: string): string {
  let left = ''
  let done = 0
  STEM.lastIndex = 0
  for (let hit = STEM.exec(text); hit; hit = STEM.exec(text)) {
    const start = nameStart(text, hit.index, done)
    const end = nameEnd(text, STEM.lastIndex)
    const named = nameAt(text, start, end)
    const [from, to] = named ? valueOf(text, named) : [end, end]
    if (to > from) {
      left += text.slice(done, from) + REDACTED
      done = to
    }
    STEM.lastIndex = Math.max(end, done)
  }
  return left + text.slice(done)
}

function nameStart(text: string, at: number, done: number): number {
  const least = Math.max(done, at - LONGEST_NAME)
  let start = at
  while (start > least && IS_NAME.test(text.charAt(start - 1))) start--
  return start
}

function nameEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + LONGEST_NAME)
  let end = at
  while (end < most && IS_NAME.test(text.charAt(end))) end++
  return end
}

/** The secret that is named there, if one is. */
function nameAt(text: string, start: number, end: number): Named | undefined {
  const before = text.charAt(start - 1)
  const isTag = text.charAt(end) === '>' && (before === '<' || before === ':')
  const separator = isTag ? '>' : matchAt(SEPARATOR, text, end)
  if (separator === '') return undefined
  const isEncoded = before === '%'
  const isFirst = start === 0 && separator === '=' && !/\s/.test(text.slice(0, 500))
  const place = isFirst || isEncoded || /[?&#;]/.test(before) ? 'address' : undefined
  const word = text.slice(isEncoded ? start + 2 : start, end)
  // “API key: …”
  const both = before === ' ' ? `${text.slice(nameStart(text, start - 1, 0), start)}${word}` : word
  const name = isSecretName(word, place) ? word : isSecretName(both) ? both : undefined
  if (name === undefined) return undefined
  return { name, place, separator, from: end + separator.length, opening: openingAt(text, start - 1) }
}

/** From where to where its value goes; the quotes around it stay. */
function valueOf(text: string, named: Named): [from: number, to: number] {
  const { name, place, separator, from } = named
  if (separator === '>') {
    const to = text.indexOf('<', from)
    return [from, to < 0 ? text.length : to]
  }
  if (separator.startsWith('%')) return [from, from + matchAt(ENCODED, text, from).length]
  const inside = from + matchAt(ESCAPES, text, from).length + 1
  const opening = openingAt(text, inside - 1)
  if (opening) return [inside, closingQuote(text, inside, opening) ?? text.length]
  if (/[[{]/.test(text.charAt(from))) return [from, closingBracket(text, from)]
  if (place === undefined && OF_LINE.test(name)) return [from, lineEnd(text, named)]
  const value = matchAt(place ? IN_ADDRESS : BARE, text, from)
  return [from, SAID.test(value) || isCount(name, value) ? from : from + value.length]
}

/** A header ends with its line; one in quotes (as of curl) with them. */
function lineEnd(text: string, { from, opening }: Named): number {
  const closed = opening && closingQuote(text, from, opening)
  if (closed !== undefined) return closed
  LINE_END.lastIndex = from
  return LINE_END.exec(text)?.index ?? text.length
}

/** What a sticky pattern matches at this place. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
