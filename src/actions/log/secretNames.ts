/** Where a name stands: among headers, in an address or a form, or anywhere else. */
export type Place = 'headers' | 'address' | undefined

/** What the parts of `{ [name]: … }` are. */
export function placeOf(name: string): Place {
  if (/headers?$/i.test(name)) return 'headers'
  return /^(query|params|queryParam(eter)?s|searchParams|form|formData)$/i.test(name) ? 'address' : undefined
}

/** Longer is no name. */
export const LONGEST_NAME = 64

/** `accessToken`, `access_token` and `Access-Token` are the same two words; digits are none. */
const WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g
const SECRET =
  /\b(authorization|cookies?|credentials?|signatures?|csrf|xsrf|jwt|t?otp|pwd|passcode)\b|(token|secret|passw(or)?d|passphrase|(api|access|private|secret)key|sess(ion)?id)s?\b|\b(api|access|private|secret|auth|master|encryption|signing|shared|storage|subscription|consumer|license|account|user|app|application|service|session|client|admin|functions?|webhook|deploy|ssh) keys?$|\b(access|auth|verification|device|recovery|backup|security) codes?$|\bsession id$|^x (\w+ )?key$|\b(auth|pass|pin|bearer|sig)$/
/** What tells of a secret and is none: its kind, how many, until when, and where the next page begins. */
const HARMLESS =
  / (types?|counts?|limit|length|usage|used|name|policy|consent|scheme|format|method|expir(y|es|ed|ation)|(expires|issued|created|updated) (in|at|on)|set|required|enabled)$|^((next|prev|previous|start)( page| sync)?|page|sync|continuation|cursor|change) token$|^(oauth )?((access|refresh) )?(token|auth|authorization) (url|uri|endpoint)$/
/** They open something only there. */
const IN_HEADERS = /\b(key|sid)$/
const IN_ADDRESS = /^(key|code|session|sid|assertion|code verifier)$/

/** Whether what stands under a name opens something. */
export function isSecretName(name: string, place?: Place): boolean {
  const words = (name.slice(-LONGEST_NAME).match(WORDS) ?? []).join(' ').toLowerCase()
  if (HARMLESS.test(words)) return false
  if (SECRET.test(words)) return true
  if (place === 'headers') return IN_HEADERS.test(words) && words !== 'idempotency key'
  return place === 'address' && IN_ADDRESS.test(words)
}

/** How many there were: tokens of a language model, tests that pass. */
export const isCount = (name: string, value: unknown): boolean =>
  /(tokens|pass)$/i.test(name) && (typeof value === 'number' || /^\d+$/.test(String(value)))
