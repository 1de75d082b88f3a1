import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { ActionForm } from 'react-membrane/actions'

const submitted = (schema: unknown, props = {}) => {
  const onSubmit = vi.fn<(input: unknown) => void>()
  const shown = render(<ActionForm schema={schema} onSubmit={onSubmit} {...props} />)
  return { onSubmit, ...shown, run: () => userEvent.click(screen.getByRole('button', { name: 'Run' })) }
}

const CONTACT = {
  type: 'object',
  required: ['email', 'address'],
  properties: {
    email: { type: 'string', format: 'email', title: 'Email', description: 'Where they read.' },
    stage: { enum: ['lead', 'customer'], title: 'Stage', default: 'lead' },
    age: { type: 'integer', minimum: 18, title: 'Age' },
    subscribed: { type: 'boolean', title: 'Subscribed' },
    birthday: { type: 'string', format: 'date', title: 'Birthday' },
    address: {
      type: 'object',
      title: 'Address',
      required: ['city'],
      properties: { city: { type: 'string' }, postal_code: { type: 'string' } },
    },
    tags: { type: 'array', title: 'Tags', items: { type: 'string', title: 'Tag' }, maxItems: 2 },
  },
}

it('draws a schema: labels, descriptions, what is required, choices, groups, lists, dates and defaults', async () => {
  const { run, onSubmit } = submitted(CONTACT)
  const email = screen.getByRole('textbox', { name: /Email/ })
  expect(email).toBeRequired()
  expect(email).toHaveAccessibleDescription('Where they read.')
  expect(screen.getByRole('combobox', { name: /Stage/ })).toHaveDisplayValue('lead')
  const address = screen.getByRole('group', { name: 'Address' })
  await userEvent.type(email, 'ada@acme.test')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Stage/ }), 'customer')
  await userEvent.type(screen.getByRole('textbox', { name: /Age/ }), '36')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Subscribed' }))
  await userEvent.type(screen.getByLabelText(/Birthday/), '1990-12-10')
  await userEvent.type(within(address).getByRole('textbox', { name: 'City' }), 'London')
  await userEvent.click(screen.getByRole('button', { name: 'Add Tag' }))
  expect(screen.getByRole('textbox', { name: 'Tag 1' })).toHaveFocus()
  await userEvent.keyboard('maths')
  await run()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(1))
  expect(onSubmit.mock.calls[0]?.[0]).toEqual({
    email: 'ada@acme.test',
    stage: 'customer',
    age: 36,
    subscribed: true,
    birthday: '1990-12-10',
    address: { city: 'London' },
    tags: ['maths'],
  })
})

it('says what is wrong beside its field, goes to the first, and keeps all that was typed', async () => {
  const { run, onSubmit } = submitted(CONTACT)
  await userEvent.type(screen.getByRole('textbox', { name: /Age/ }), '7')
  await userEvent.type(screen.getByRole('textbox', { name: /Email/ }), 'nonsense')
  await run()
  const email = screen.getByRole('textbox', { name: /Email/ })
  await waitFor(() => expect(email).toBeInvalid())
  expect(email).toHaveAccessibleDescription(/Enter an email address/)
  expect(email).toHaveFocus()
  expect(screen.getByRole('textbox', { name: /Age/ })).toHaveAccessibleDescription(/Enter 18 or more/)
  expect(screen.getByRole('textbox', { name: 'City' })).toHaveAccessibleDescription(/Fill this in/)
  expect(screen.getByRole('textbox', { name: /Age/ })).toHaveValue('7')
  expect(onSubmit).not.toHaveBeenCalled()
  await userEvent.type(email, '@acme.test')
  expect(email).toBeValid()
})

it.each([
  ['a number', { type: 'number' }, 'much', 'Enter a number.'],
  ['a whole number', { type: 'integer' }, '1.5', 'Enter a whole number.'],
  ['a text that is too short', { type: 'string', minLength: 3 }, 'ab', 'Use at least 3 characters.'],
  ['a pattern', { type: 'string', pattern: '^\\d+$' }, 'ab', 'This does not have the expected form.'],
])('keeps what is not %s as it was typed, and says so', async (_, schema, typed, said) => {
  const { run, onSubmit } = submitted({ type: 'object', properties: { it: schema } })
  const field = screen.getByRole('textbox', { name: /It/ })
  await userEvent.type(field, typed)
  await run()
  await waitFor(() => expect(field).toHaveAccessibleDescription(said))
  expect(field).toHaveValue(typed)
  expect(onSubmit).not.toHaveBeenCalled()
})

it('takes entries out of a list without disturbing the others, and leaves the focus near', async () => {
  submitted(CONTACT, { defaultValue: { tags: ['one', 'two', 'three'] } })
  await userEvent.click(screen.getByRole('button', { name: 'Remove Tag 2' }))
  expect(screen.getByRole('textbox', { name: 'Tag 2' })).toHaveValue('three')
  expect(screen.getByRole('textbox', { name: 'Tag 2' })).toHaveFocus()
  expect(screen.queryByRole('textbox', { name: 'Tag 3' })).toBeNull()
})

it('an optional group that nobody filled in is not there, and lacks nothing', async () => {
  const { run, onSubmit } = submitted({
    type: 'object',
    properties: { to: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
  })
  await run()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({}))
})

it.each([
  ['contains itself', { $ref: '#/$defs/node' }, /contains itself/],
  ['gives each entry a schema', { type: 'array', prefixItems: [{}] }, /uses “prefixItems”/],
  ['points to somewhere else', { $ref: 'https://x.test/s.json' }, /which is not here/],
  ['says nothing', {}, /Anything can go here/],
  ['is no schema', 7, /cannot be read/],
])('a field whose schema %s is JSON, with the reason', async (_, property, said) => {
  const { run, onSubmit } = submitted({
    type: 'object',
    properties: { plain: { type: 'string' }, odd: property },
    $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
  })
  expect(screen.getByRole('textbox', { name: /Plain/ })).toBeVisible()
  const group = screen.queryByRole('group', { name: /Odd/ })
  const field = group
    ? within(group).getByRole('textbox', { name: /Next/ })
    : screen.getByRole('textbox', { name: /Odd/ })
  expect(field).toHaveAccessibleDescription(said)
  await userEvent.type(field, '{{"a": ')
  await run()
  await waitFor(() => expect(field).toHaveAccessibleDescription(/not valid JSON/))
  expect(field).toHaveValue('{"a": ')
  await userEvent.clear(field)
  await userEvent.type(field, group || said.source.includes('prefixItems') ? '{{}' : '{{"a": 1}')
  await run()
  // What is a list by its schema stays wrong as an object.
  const isList = said.source.includes('prefixItems')
  await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(isList ? 0 : 1))
  expect(field.getAttribute('aria-invalid') === 'true').toBe(isList)
})

it('names a format that it does not know, and takes the text', async () => {
  const { run, onSubmit } = submitted({
    type: 'object',
    properties: { phone: { type: 'string', format: 'phone' } },
  })
  const field = screen.getByRole('textbox', { name: /Phone/ })
  expect(field).toHaveAccessibleDescription('Expected format: phone.')
  await userEvent.type(field, '+44 20')
  await run()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ phone: '+44 20' }))
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['true', true],
  ['a text', 'schema'],
  ['a list', []],
])('a schema that is %s can be filled in all the same', async (_, schema) => {
  const { run, onSubmit } = submitted(schema)
  const field = screen.queryByRole('textbox')
  if (field) await userEvent.type(field, '{{}')
  await run()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({}))
})

it('a date and time is sent with its time zone', async () => {
  const { run, onSubmit } = submitted({
    type: 'object',
    properties: { at: { type: 'string', format: 'date-time', default: '2026-03-01T10:30:00.000Z' } },
  })
  await run()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ at: '2026-03-01T10:30:00.000Z' }))
})

it('keeps what was typed when the action runs, fails, and its schema comes anew', async () => {
  function Page() {
    const [pending, setPending] = useState(false)
    return (
      <>
        <ActionForm
          schema={structuredClone(CONTACT)}
          pending={pending}
          onSubmit={() => setPending(true)}
          defaultValue={{ email: 'ada@acme.test', address: { city: 'London' } }}
        />
        <button onClick={() => setPending(false)}>It failed</button>
      </>
    )
  }
  render(<Page />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Postal code Optional' }), 'W1')
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  expect(await screen.findByRole('button', { name: 'Running…' })).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByRole('textbox', { name: /Email/ })).toHaveAttribute('readonly')
  await userEvent.click(screen.getByRole('button', { name: 'It failed' }))
  expect(screen.getByRole('textbox', { name: 'Postal code Optional' })).toHaveValue('W1')
  expect(screen.getByRole('textbox', { name: /Email/ })).toHaveValue('ada@acme.test')
})

it('speaks with the words it is given', () => {
  submitted(CONTACT, { labels: { form: { run: 'Los', optional: 'freiwillig' } } })
  expect(screen.getByRole('button', { name: 'Los' })).toBeVisible()
})
