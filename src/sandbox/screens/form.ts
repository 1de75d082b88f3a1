import { markup, type Html } from './html.js'

/** One control of a form that is made from a JSON Schema. */
export interface Field {
  name: string
  title: string
  kind: 'text' | 'password' | 'email' | 'url' | 'number' | 'checkbox' | 'select' | 'json'
  required: boolean
  description?: string
  options?: string[]
  initial?: string
  placeholder?: string
  minLength?: number
  pattern?: RegExp
}

/** What was typed, ready for the API, or what is wrong with it by field name. */
export type Input =
  { ok: true; input: Record<string, unknown> } | { ok: false; errors: Record<string, string> }

/** The controls for a schema. One that is no object schema asks for nothing. */
export function fieldsOf(schema: unknown): Field[] {
  const { properties, required } = objectOf(schema)
  const needed = Array.isArray(required) ? required : []
  return Object.entries(objectOf(properties)).map(([name, property]) =>
    fieldOf(name, objectOf(property), needed.includes(name)),
  )
}

function fieldOf(name: string, property: Record<string, unknown>, required: boolean): Field {
  const { title, description, default: initial, examples, minLength } = property
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined
  const options = Array.isArray(property['enum']) ? property['enum'].map(textOf) : undefined
  const pattern = patternOf(property['pattern'])
  return {
    name,
    title: typeof title === 'string' && title !== '' ? title : worded(name),
    kind: kindOf(property, options),
    required,
    ...(typeof description === 'string' ? { description } : {}),
    ...(options ? { options } : {}),
    ...(initial === undefined || initial === null ? {} : { initial: textOf(initial) }),
    ...(example === undefined ? {} : { placeholder: textOf(example) }),
    ...(typeof minLength === 'number' ? { minLength } : {}),
    ...(pattern ? { pattern } : {}),
  }
}

function kindOf({ type, format }: Record<string, unknown>, options: string[] | undefined): Field['kind'] {
  if (options) return 'select'
  if (type === 'boolean') return 'checkbox'
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'object' || type === 'array') return 'json'
  if (format === 'password') return 'password'
  if (format === 'email') return 'email'
  if (format === 'uri' || format === 'url') return 'url'
  return 'text'
}

/** Reads what was typed; the names in the body carry the prefix `input.`. */
export function readInput(fields: readonly Field[], body: Readonly<Record<string, string>>): Input {
  const input: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const typed = (body[`input.${field.name}`] ?? '').trim()
    if (field.kind === 'checkbox') input[field.name] = typed !== ''
    else if (typed === '') {
      if (field.required) errors[field.name] = `${field.title} is needed.`
    } else {
      const wrong = complaint(field, typed)
      if (wrong) errors[field.name] = wrong
      else input[field.name] = valueOf(field, typed)
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, input }
}

function complaint({ title, kind, minLength, options, pattern, placeholder }: Field, typed: string) {
  const example = placeholder ? `, such as ${placeholder}` : ''
  if (minLength !== undefined && typed.length < minLength)
    return `${title} is too short: it has at least ${minLength} characters.`
  if (options && !options.includes(typed)) return `Choose one of: ${options.join(', ')}.`
  if (kind === 'number' && !Number.isFinite(Number(typed))) return `${title} must be a number${example}.`
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(typed))
    return `${title} must be a mail address${example}.`
  if (kind === 'url' && !isWebAddress(typed)) return `${title} must start with https:// or http://${example}.`
  if (kind === 'json' && parseJson(typed) === undefined) return `${title} must be valid JSON.`
  if (pattern && !pattern.test(typed)) return `${title} does not look right${example}.`
  return undefined
}

function valueOf({ kind }: Field, typed: string): unknown {
  if (kind === 'number') return Number(typed)
  return kind === 'json' ? parseJson(typed) : typed
}

/** The controls, each with its label, hint and error. What was typed is put back by the page, not from here. */
export function formFields(fields: readonly Field[], errors: Readonly<Record<string, string>> = {}): Html {
  return markup`${fields.map((field, index) => control(field, `field-${index}`, errors[field.name]))}`
}

function control(field: Field, id: string, error: string | undefined): Html {
  const described = [field.description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const hint = field.description && markup`<p class="hint" id="${id}-hint">${field.description}</p>`
  const wrong = error && markup`<p class="field-error" id="${id}-error">${error}</p>`
  const state = markup`${described && markup` aria-describedby="${described}"`}${error && markup` aria-invalid="true"`}`
  if (field.kind === 'checkbox') {
    return markup`<div class="field">
      <label class="check"
        ><input
          type="checkbox"
          id="${id}"
          name="input.${field.name}"
          value="1"
          ${state}${field.initial === 'true' && markup` checked`}
        />${field.title}</label
      >${hint}${wrong}
    </div>`
  }
  return markup`<div class="field">
    <label for="${id}"
      >${field.title}${!field.required && markup` <span class="optional">optional</span>`}</label
    >
    ${inputOf(field, id, state)}${hint}${wrong}
  </div>`
}

function inputOf(field: Field, id: string, state: Html): Html {
  const name = markup`id="${id}"
  name="input.${field.name}"${field.required && markup` aria-required="true"`}${state}`
  if (field.kind === 'select') {
    return markup`<select ${name}>
      ${(field.options ?? []).map((option) => markup`<option${option === field.initial && markup` selected`}>${option}</option>`)}
    </select>`
  }
  if (field.kind === 'json')
    return markup`<textarea ${name} rows="4" spellcheck="false">${field.initial}</textarea>`
  const numeric = field.kind === 'number' && markup` inputmode="decimal"`
  if (field.kind === 'password') {
    return markup`<div class="secret">
      <input
        ${name}
        type="password"
        autocomplete="off"
        spellcheck="false"
        placeholder="${field.placeholder}"
      />
      <button type="button" data-reveal="${id}" aria-pressed="false" aria-label="Show ${field.title}">
        Show
      </button>
    </div>`
  }
  return markup`<input
    ${name}
    type="${field.kind === 'number' ? 'text' : field.kind}"
    ${numeric}
    autocomplete="off"
    autocapitalize="none"
    spellcheck="false"
    placeholder="${field.placeholder}"
    value="${field.initial}"
  />`
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** A value as one would type it. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** A pattern that is no valid expression asks for nothing. */
function patternOf(pattern: unknown): RegExp | undefined {
  try {
    return typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined
  } catch {
    return undefined
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `apiKey` becomes `Api key`. */
function worded(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
