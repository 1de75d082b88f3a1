import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { inputOf, showForm, textbox } from './support/form.js'

const text = { type: 'string' }
/** Where these are filled in, this has to hold. */
const when = (required: string[], then: object): object =>
  JSON.parse(`{"if":${JSON.stringify({ required })},"then":${JSON.stringify(then)}}`)
const asJson = /written as JSON/

it.each(['order', 'placeholder', 'x-widget', 'fancy', 'ui:options'])(
  'a word %s that JSON Schema does not know changes nothing',
  (word) => {
    showForm(inputOf({ it: { type: 'string', [word]: { anything: 1 } } }))
    expect(textbox(/It/)).not.toHaveAccessibleDescription()
  },
)

it.each<[string, object]>([
  ['prefixItems', { type: 'array', prefixItems: [text, { type: 'number' }] }],
  ['items', { type: 'array', items: [text, { type: 'number' }] }],
  ['oneOf', { oneOf: [text, { type: 'number' }] }],
  ['anyOf', { anyOf: [inputOf({ a: text }), inputOf({ b: text })] }],
  ['$dynamicRef', { type: 'object', properties: { a: text }, $dynamicRef: '#a' }],
  ['oneOf', inputOf({ a: text }, { oneOf: [inputOf({ b: text }), inputOf({ c: text })] })],
  ['then', inputOf({ a: text }, when(['a'], inputOf({ b: text }, { required: ['b'] })))],
  ['then', inputOf({ a: text }, { allOf: [when(['a'], {}), when(['a'], inputOf({ b: text }))] })],
  ['dependentSchemas', inputOf({ a: text }, { dependentSchemas: { a: { $ref: '#/$defs/more' } } })],
  ['dependencies', inputOf({ a: text }, { dependencies: { a: ['b'] } })],
])('what %s says cannot be drawn, so the field is JSON and names it', (word, schema) => {
  showForm(inputOf({ it: schema }, { $defs: { more: inputOf({ b: text }) } }))
  expect(textbox(/It/)).toHaveAccessibleDescription(
    new RegExp(`“${word.replace('$', '\\$')}”.*written as JSON`),
  )
})

it.each<[string, object]>([
  ['unevaluatedProperties', { unevaluatedProperties: false }],
  ['patternProperties', { patternProperties: { '^x': text } }],
])('%s forbids nothing that is drawn', async (_, rest) => {
  const { sent } = showForm(inputOf({ a: text }, rest))
  await userEvent.type(textbox(/^A/), 'x')
  expect(await sent()).toEqual({ a: 'x' })
})

it.each<[string, object]>([
  ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }],
  ['dependencies', { dependencies: { a: ['b'] } }],
  ['if and then', when(['a'], { required: ['b'] })],
  [
    'several conditions',
    {
      allOf: [when(['b'], { required: ['a'] }), when(['a'], { required: ['b'] })],
    },
  ],
])('what %s says of properties that are there is held when it is sent', async (_, rest) => {
  const { run } = showForm(inputOf({ a: text, b: text }, rest))
  await userEvent.type(textbox(/^A/), 'x')
  await run()
  expect(textbox(/^B/)).toHaveAccessibleDescription('Fill this in.')
})

it('joins allOf, also where two parts share a base or speak of one property', async () => {
  const base = (name: string) => ({ allOf: [{ $ref: '#/$defs/Base' }, inputOf({ [name]: text })] })
  const { run } = showForm({
    allOf: [
      { $ref: '#/$defs/A' },
      { $ref: '#/$defs/B' },
      { required: ['b'], properties: { b: { minLength: 2 } } },
      true,
    ],
    $defs: {
      Base: inputOf({ id: { ...text, description: 'Who it is.' } }),
      A: base('a'),
      B: base('b'),
    },
  })
  expect(textbox(/Id/)).toHaveAccessibleDescription('Who it is.')
  await userEvent.type(textbox(/^A/), 'x')
  await userEvent.type(textbox('B'), 'x')
  await run()
  expect(textbox('B')).toHaveAccessibleDescription('Use at least 2 characters.')
})

it('a base that is also the type of a property contains nothing of itself', () => {
  showForm(
    inputOf(
      { it: { $ref: '#/$defs/Employee' } },
      {
        $defs: {
          Person: inputOf({ name: text }),
          Employee: { allOf: [{ $ref: '#/$defs/Person' }, inputOf({ boss: { $ref: '#/$defs/Person' } })] },
        },
      },
    ),
  )
  const boss = screen.getByRole('group', { name: /Boss/ })
  expect(within(boss).getByRole('textbox', { name: /Name/ })).not.toHaveAccessibleDescription()
})

it('what extends itself contains itself', () => {
  showForm(inputOf({ it: { $ref: '#/$defs/A' } }, { $defs: { A: { allOf: [{ $ref: '#/$defs/A' }] } } }))
  expect(textbox(/It/)).toHaveAccessibleDescription(/contains itself/)
})

it.each(['anyOf', 'oneOf'])('an optional model (%s with null) is drawn as the group it is', async (word) => {
  const { sent } = showForm(
    inputOf(
      { home: { [word]: [{ $ref: '#/$defs/Address' }, { type: 'null' }], default: null, title: 'Home' } },
      { $defs: { Address: inputOf({ city: text }, { title: 'Address', required: ['city'] }) } },
    ),
  )
  const group = screen.getByRole('group', { name: 'Home Optional' })
  await userEvent.type(within(group).getByRole('textbox', { name: 'City' }), 'London')
  expect(await sent()).toEqual({ home: { city: 'London' } })
})

const labelsOf = () => screen.getAllByRole('option').map(({ textContent }) => textContent)

it('names of options stay with their options, also beside null', () => {
  showForm(inputOf({ it: { enum: [null, 1, 2], enumNames: ['None', 'One', 'Two'] } }))
  expect(labelsOf()).toEqual(['Not set', 'One', 'Two'])
})

it('options of one name are told apart', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { sent } = showForm(
    inputOf({
      it: { anyOf: [{ const: 'a', title: 'General' }, { const: 'b', title: 'General' }, { const: 'b' }] },
    }),
  )
  expect(labelsOf()).toEqual(['Not set', 'General', 'General'])
  await userEvent.selectOptions(screen.getByRole('combobox'), screen.getAllByRole('option')[2] ?? '')
  expect(await sent()).toEqual({ it: 'b' })
  expect(errors).not.toHaveBeenCalled()
  errors.mockRestore()
})

it.each<[string, object]>([
  [
    'oneOf',
    {
      oneOf: [
        { const: 'a', title: 'First' },
        { const: 'b', title: 'Second' },
      ],
    },
  ],
  [
    'anyOf',
    {
      anyOf: [
        { const: 'a', title: 'First' },
        { const: 'b', title: 'Second' },
      ],
    },
  ],
  [
    'anyOf with null',
    { anyOf: [{ const: 'a', title: 'First' }, { const: 'b', title: 'Second' }, { type: 'null' }] },
  ],
  ['enumNames', { enum: ['a', 'b'], enumNames: ['First', 'Second'] }],
])('named options by %s are a choice', async (_, schema) => {
  const { sent } = showForm(inputOf({ it: schema }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /It/ }), 'Second')
  expect(await sent()).toEqual({ it: 'b' })
})

it('draws secrets, long texts and times as what they are', () => {
  showForm(
    inputOf({
      secret: { ...text, writeOnly: true },
      token: { ...text, isSensitive: true },
      story: { ...text, maxLength: 2_000 },
      body: text,
      note: { ...text, format: 'markdown' },
      opens: { ...text, format: 'time' },
    }),
  )
  expect(screen.getByLabelText(/Secret/)).toHaveAttribute('type', 'password')
  expect(screen.getByLabelText(/Token/)).toHaveAttribute('type', 'password')
  for (const name of [/Story/, /Body/, /Note/]) expect(textbox(name).tagName).toBe('TEXTAREA')
  expect(screen.getByLabelText(/Opens/)).toHaveAttribute('type', 'time')
})

it('what is nested very deeply is JSON', async () => {
  let schema: object = text
  for (let depth = 0; depth < 12; depth++) schema = inputOf({ in: schema })
  showForm(schema)
  expect(textbox(/In/)).toHaveAccessibleDescription(/nested very deeply/)
})

it('types that all refer to each other are drawn as far as a person can fill them in', () => {
  const names = Array.from({ length: 9 }, (_, index) => `T${index}`)
  const refs = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]))
  const { container } = showForm(
    inputOf(
      { start: refs['T0'], name: text },
      { $defs: Object.fromEntries(names.map((name) => [name, inputOf(refs)])) },
    ),
  )
  expect(screen.getByText('Start').closest('fieldset')).toContainElement(screen.getAllByText('T8')[0] ?? null)
  expect(screen.getByLabelText(/^Name/)).toHaveAttribute('type', 'text')
  expect(container.querySelectorAll('[data-path]').length).toBeLessThan(500)
  expect(screen.getAllByText('This form is very large, so this part is written as JSON.')[0]).toBeVisible()
})

it('bases that branch again and again do not take for ever', () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => {
      const next = { $ref: `#/$defs/L${level + 1}` }
      return [`L${level}`, { allOf: [next, next] }]
    }),
  )
  showForm(inputOf({ it: { $ref: '#/$defs/L0' } }, { $defs: { ...$defs, L40: inputOf({ a: text }) } }))
  expect(textbox(/It/)).toHaveAccessibleDescription(asJson)
})

it.each(['anyOf', 'oneOf', 'allOf'])(
  'an input whose schema branches again and again (%s) is sent without waiting for ever',
  async (word) => {
    const $defs = Object.fromEntries(
      Array.from({ length: 25 }, (_, level) => {
        const next = { $ref: `#/$defs/L${level + 1}` }
        return [`L${level}`, { [word]: [next, next] }]
      }),
    )
    const it = inputOf({ a: text }, { [word]: [{ $ref: '#/$defs/L0' }] })
    const { sent } = showForm(inputOf({ it, b: text }, { $defs: { ...$defs, L25: { minProperties: 1 } } }))
    await userEvent.type(textbox(/^B/), 'x')
    const field = textbox(word === 'allOf' ? /^It/ : /^A/)
    await userEvent.type(field, word === 'allOf' ? '{{"a":"x"}' : 'x')
    expect(await sent()).toEqual({ it: { a: 'x' }, b: 'x' })
  },
)

it('one of OpenAPI’s older limits is held as it is meant', async () => {
  const { sent, run } = showForm(inputOf({ it: { type: 'number', minimum: 0, exclusiveMinimum: true } }))
  await userEvent.type(textbox(/It/), '0')
  await run()
  expect(textbox(/It/)).toHaveAccessibleDescription('Enter more than 0.')
  await userEvent.type(textbox(/It/), '.5')
  expect(await sent()).toEqual({ it: 0.5 })
})
