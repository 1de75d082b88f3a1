import type { Fields } from '../../core/fields.js'
import type { TextInput } from './field.js'

const LONG_TEXT = 200
const PROSE = /^(body|text|message|content|description|notes?|comments?|html|markdown|summary)$/i

const INPUTS: ReadonlyMap<string, TextInput> = new Map<string, TextInput>([
  ['email', 'email'],
  ['uri', 'url'],
  ['url', 'url'],
  ['password', 'password'],
  ['date', 'date'],
  ['time', 'time'],
  ['date-time', 'datetime-local'],
  ['textarea', 'multiline'],
  ['multiline', 'multiline'],
  ['html', 'multiline'],
  ['markdown', 'multiline'],
])
/** Formats of which a text field says enough. */
const PLAIN = new Set(['uuid', 'hostname', 'idn-email', 'iri', 'uri-reference', 'string', 'text'])

/** The input for a text, and its format where that needs to be told. */
export function textInput(schema: Fields, name: string): { input: TextInput; format?: string } {
  const { format, maxLength, writeOnly, isSensitive } = schema
  if (writeOnly === true || isSensitive === true) return { input: 'password' }
  if (typeof format === 'string' && format !== '') {
    const input = INPUTS.get(format)
    if (input) return { input }
    return PLAIN.has(format) ? { input: 'text' } : { input: 'text', format }
  }
  const isLong = typeof maxLength === 'number' ? maxLength > LONG_TEXT : PROSE.test(name)
  return { input: isLong ? 'multiline' : 'text' }
}
