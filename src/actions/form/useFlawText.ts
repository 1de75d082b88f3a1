'use client'

import { useActionSpeech } from '../labels/ActionLabelsProvider.js'
import type { Field } from '../schema/field.js'
import type { Flaw } from './flaw.js'

/** What is wrong, as a sentence. */
export function useFlawText(field: Field, flaw: Flaw | undefined): string | undefined {
  const { labels, say } = useActionSpeech()
  if (!flaw) return undefined
  const { problem, limit, message = '' } = flaw
  const words = labels.flaw
  const other = () => say(words.other, { message })
  switch (problem) {
    case 'minLength':
      // At least one is the same as: something.
      if (limit === 1) return words.required
      return limit === undefined ? other() : say(words.minLength, { count: limit })
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return limit === undefined ? other() : say(words[problem], { limit })
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return limit === undefined ? other() : say(words[problem], { count: limit })
    case 'required':
    case 'number':
    case 'grouped':
    case 'digits':
    case 'integer':
    case 'json':
    case 'date':
    case 'uniqueItems':
    case 'pattern':
    case 'enum':
    case 'not':
      return words[problem]
    case 'anyOf':
    case 'oneOf':
      return words.alternatives
    case 'format':
      if (field.kind === 'text' && (field.input === 'email' || field.input === 'url'))
        return words[field.input]
      return typeof field.schema.format === 'string'
        ? say(words.format, { format: field.schema.format })
        : other()
    default:
      return other()
  }
}
