import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { inputOf, showForm, textbox } from './support/form.js'

const text = { type: 'string' }

it.each([
  ['1.5', 1.5],
  ['-0,5', -0.5],
  [' +12 ', 12],
  ['.25', 0.25],
  ['1e3', 1000],
  ['3,14159', 3.14159],
])('reads the number %s', async (typed, value) => {
  const { sent } = showForm(inputOf({ it: { type: 'number' } }))
  await userEvent.type(textbox(/It/), typed)
  expect(await sent()).toEqual({ it: value })
})

const NUMBER = 'Enter a number.'
const GROUPED = 'Write nothing between thousands and a point before decimals, such as 1234.5.'
it.each([
  ['number', '0x10', NUMBER],
  ['number', '0b1', NUMBER],
  ['number', 'Infinity', NUMBER],
  ['number', '1e999', NUMBER],
  ['number', '1,234', GROUPED],
  ['number', '1,234,567', GROUPED],
  ['number', '1.234,5', GROUPED],
  ['number', '1 234', GROUPED],
  ['number', '1’234', GROUPED],
  ['integer', '1,5', 'Enter a whole number.'],
  ['integer', '12345678901234567891', 'This number has too many digits to be sent as it is.'],
  ['number', '12345678901234567891', 'This number has too many digits to be sent as it is.'],
])('in a field for a %s it does not guess what %s is', async (type, typed, said) => {
  const { run } = showForm(inputOf({ it: { type } }))
  await userEvent.type(textbox(/It/), typed)
  await run()
  expect(textbox(/It/)).toHaveAccessibleDescription(said)
  expect(textbox(/It/)).toHaveValue(typed)
})

it.each([
  ['a default', { country: { type: 'string', default: 'US' } }, []],
  ['a box that has to be there', { express: { type: 'boolean' } }, ['express']],
  ['a list that has to be there', { tags: { type: 'array', items: text, minItems: 1 } }, ['tags']],
  ['one fixed value', { kind: { const: 'home' } }, ['kind']],
  ['a group that has to be there', { geo: inputOf({ lat: text }, { required: ['lat'] }) }, ['geo']],
  ['entries from the start', { tags: { type: 'array', items: text, default: ['x'] } }, []],
])('an optional group that nobody touched is not there, also with %s in it', async (_, inside, required) => {
  const { sent } = showForm(
    inputOf({ address: inputOf({ city: text, ...inside }, { required: ['city', ...required] }) }),
  )
  expect(await sent()).toEqual({})
})

it('an optional group that somebody began has to be complete, until it is as it was', async () => {
  const { run, sent } = showForm(
    inputOf({ to: inputOf({ city: text, express: { type: 'boolean' } }, { required: ['city', 'express'] }) }),
  )
  await userEvent.click(screen.getByRole('checkbox', { name: 'Express' }))
  await run()
  expect(textbox('City')).toHaveAccessibleDescription('Fill this in.')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Express' }))
  expect(await sent()).toEqual({})
})

it('an optional group with a default of its own is sent as it stands', async () => {
  const { sent } = showForm(
    inputOf({ page: { ...inputOf({ size: { type: 'integer' } }), default: { size: 10 } } }),
  )
  expect(textbox(/Size/)).toHaveValue('10')
  expect(await sent()).toEqual({ page: { size: 10 } })
})

it.each<[string, object]>([
  ['a text', { type: ['string', 'null'] }],
  ['a number', { type: ['number', 'null'] }],
  ['a choice', { enum: ['a', 'b', null] }],
  ['named choices', { oneOf: [{ const: 'a' }, { const: 'b' }, { type: 'null' }] }],
  ['a box', { type: ['boolean', 'null'] }],
  ['a list', { anyOf: [{ type: 'array', items: text }, { type: 'null' }] }],
  ['a group', { anyOf: [inputOf({ a: text }, { required: ['a'] }), { type: 'null' }] }],
  ['anything', { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] }],
])('%s that has to be there and may be null is null when left empty', async (_, schema) => {
  const { sent } = showForm(inputOf({ it: schema }, { required: ['it'] }))
  expect(await sent()).toEqual({ it: null })
})

it('what may be null is marked as optional, also where it has to be there', () => {
  showForm(inputOf({ it: { type: ['string', 'null'] } }, { required: ['it'] }))
  expect(textbox('It Optional')).not.toBeRequired()
})

it('what may be null and need not be there is left out when left empty', async () => {
  const { sent } = showForm(inputOf({ it: { anyOf: [text, { type: 'null' }], default: null } }))
  expect(await sent()).toEqual({})
})

it('a null that the host gives is nothing, not the default', async () => {
  const { sent } = showForm(inputOf({ it: { type: ['string', 'null'], default: 'x' } }), {
    defaultValue: { it: null },
  })
  expect(textbox(/It/)).toHaveValue('')
  expect(await sent()).toEqual({})
})

it.each(['2026-03-01T10:30:45.123Z', '2026-03-01T10:30:00+05:30', '2026-03-01T10:30:45.123456Z'])(
  'the moment %s that nobody touched is sent as it came',
  async (at) => {
    const { sent } = showForm(inputOf({ at: { type: 'string', format: 'date-time', default: at } }))
    expect(await sent()).toEqual({ at })
  },
)

it('a moment is shown with its seconds, and keeps them when another part is changed', async () => {
  const at = '2026-03-01T10:30:45.123Z'
  const { sent } = showForm(inputOf({ at: { type: 'string', format: 'date-time', default: at } }))
  const field = screen.getByLabelText(/^At/)
  if (!(field instanceof HTMLInputElement)) throw new Error('Not an input.')
  expect(new Date(field.value).toISOString()).toBe(at)
  fireEvent.change(field, { target: { value: field.value.replace('2026', '2027') } })
  expect(await sent()).toEqual({ at: at.replace('2026', '2027') })
})

it('a time is sent with its time zone', async () => {
  const { run, onSubmit } = showForm(inputOf({ at: { type: 'string', format: 'time' } }))
  await userEvent.type(screen.getByLabelText(/^At/), '10:30')
  await run()
  await expect.poll(() => onSubmit.mock.calls.length).toBe(1)
  const offset = /(Z|[+-]\d\d:\d\d)$/
  expect(onSubmit).toHaveBeenCalledWith({ at: expect.stringMatching(offset) })
  expect(onSubmit).toHaveBeenCalledWith({ at: expect.stringMatching(/^10:30:00/) })
})

it('a time that nobody touched is sent as it came', async () => {
  const { sent } = showForm(inputOf({ at: { type: 'string', format: 'time', default: '23:15:30+05:30' } }))
  expect(screen.getByLabelText(/^At/)).not.toHaveValue('')
  expect(await sent()).toEqual({ at: '23:15:30+05:30' })
})

it.each(['date', 'time', 'date-time'])('a %s that was only half typed is not dropped', async (format) => {
  const { run, sent } = showForm(inputOf({ at: { type: 'string', format } }))
  const field = screen.getByLabelText(/^At/)
  // As browsers report "12/dd/yyyy"; jsdom has no such state.
  const validity = (badInput: boolean) =>
    Object.defineProperty(field, 'validity', { value: { badInput }, configurable: true })
  validity(true)
  await run()
  expect(field).toHaveAccessibleDescription('This is not complete, or does not exist.')
  expect(field).toHaveFocus()
  validity(false)
  expect(await sent()).toEqual({})
})

it('what has only one possible value is chosen from the start', async () => {
  const { sent } = showForm(
    inputOf(
      { kind: { const: 'email' }, mode: { enum: ['x'] }, other: { const: 'y' } },
      { required: ['kind', 'mode'] },
    ),
  )
  expect(await sent()).toEqual({ kind: 'email', mode: 'x' })
})

it('choices keep their types', async () => {
  const { sent } = showForm(inputOf({ a: { enum: [1, '1', true, { deep: 1 }] }, b: { enum: [1, '1'] } }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /^A/ }), '{"deep":1}')
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: /^B/ }),
    screen.getAllByRole('option', { name: '1' })[3] ?? '',
  )
  expect(await sent()).toEqual({ a: { deep: 1 }, b: '1' })
})
