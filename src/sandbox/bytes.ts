/*
 * Text, bytes and base64url by hand: `TextEncoder`, `atob` and `Buffer` are each missing, or from another
 * realm, in one of the places the sandbox runs (jsdom under Jest, Node, browsers).
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function utf8(text: string): Uint8Array {
  // A lone surrogate has no bytes; like TextEncoder, send the replacement character.
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
  const bytes: number[] = []
  for (let index = 0; index < escaped.length; index++) {
    if (escaped[index] === '%') {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16))
      index += 2
    } else bytes.push(escaped.charCodeAt(index))
  }
  return Uint8Array.from(bytes)
}

/** @throws {URIError} when the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  let escaped = ''
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`
  return decodeURIComponent(escaped)
}

export function base64url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    const length = Math.min(bytes.length - index, 3) + 1
    for (let digit = 0; digit < length; digit++) text += ALPHABET.charAt((group >> (18 - 6 * digit)) & 63)
  }
  return text
}

/** @throws {Error} when the text holds anything but base64url digits. */
export function fromBase64url(text: string): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of text) {
    const value = ALPHABET.indexOf(digit)
    if (value < 0) throw new Error('Not base64url')
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
  }
  return Uint8Array.from(bytes)
}
