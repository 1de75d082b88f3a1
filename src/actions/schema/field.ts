/** What a form shows for one place of an input. `name` is empty for the whole. */
interface Common {
  readonly name: string
  readonly label: string
  readonly description?: string
  /** It has to be filled in. */
  readonly required: boolean
  /** It has to be there, and may be null: that is what it is when left empty. */
  readonly orNull: boolean
  /** What stands there first. */
  readonly initial?: unknown
  /** The schema of this place, for the limits in its errors. */
  readonly schema: Readonly<Record<string, unknown>>
}

export type TextInput =
  'text' | 'multiline' | 'email' | 'url' | 'password' | 'date' | 'time' | 'datetime-local'

export interface TextField extends Common {
  readonly kind: 'text'
  readonly input: TextInput
  /** A format that this form has no input for: told to the person. */
  readonly format?: string
}

export interface NumberField extends Common {
  readonly kind: 'number'
  readonly integer: boolean
}

export interface BooleanField extends Common {
  readonly kind: 'boolean'
}

export interface ChoiceField extends Common {
  readonly kind: 'choice'
  readonly options: readonly { readonly label: string; readonly value: unknown }[]
}

export interface ObjectField extends Common {
  readonly kind: 'object'
  readonly fields: readonly Field[]
}

export interface ListField extends Common {
  readonly kind: 'list'
  readonly item: Field
}

/** Why a field is plain JSON; `what` is the keyword or the reference. */
export type JsonReason = 'cycle' | 'reference' | 'keyword' | 'type' | 'deep' | 'many' | 'schema'

export interface JsonField extends Common {
  readonly kind: 'json'
  readonly why: JsonReason
  readonly what: string
}

export type Field = TextField | NumberField | BooleanField | ChoiceField | ObjectField | ListField | JsonField
