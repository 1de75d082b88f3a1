import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { inputOf, showForm, textbox } from './support/form.js'

const text = { type: 'string' }

it('typing in one field clears what was wrong with it, and nothing else', async () => {
  const { run } = showForm(
    inputOf(
      { a: text, b: text, group: inputOf({ c: text, d: text }, { title: 'Group', required: ['c', 'd'] }) },
      { required: ['a', 'b', 'group'] },
    ),
  )
  await run()
  await waitFor(() => expect(textbox('A')).toBeInvalid())
  await userEvent.type(textbox('C'), 'x')
  expect(textbox('C')).toBeValid()
  for (const name of ['A', 'B', 'D']) expect(textbox(name)).toHaveAccessibleDescription('Fill this in.')
})

it('adding or removing an entry clears what was wrong with the list and in it, and nothing else', async () => {
  const { run } = showForm(
    inputOf({ a: text, tags: { type: 'array', items: text, minItems: 3 } }, { required: ['a'] }),
    { defaultValue: { tags: ['x', ''] } },
  )
  const list = screen.getByRole('group', { name: /Tags/ })
  await run()
  await waitFor(() => expect(list).toHaveAccessibleDescription('Add at least 3 entries.'))
  expect(textbox('entry 2')).toBeInvalid()
  await userEvent.click(screen.getByRole('button', { name: 'Remove entry 1' }))
  expect(list).not.toHaveAccessibleDescription()
  expect(textbox('entry 1')).toBeValid()
  expect(textbox('A')).toBeInvalid()
})

it('what is wrong with a list as a whole goes when one of its entries changes', async () => {
  const { run } = showForm(inputOf({ tags: { type: 'array', items: text, uniqueItems: true } }), {
    defaultValue: { tags: ['x', 'x'] },
  })
  const list = screen.getByRole('group', { name: /Tags/ })
  await run()
  expect(list).toHaveAccessibleDescription('Each entry may be there only once.')
  expect(textbox('entry 1')).toHaveFocus()
  await userEvent.type(textbox('entry 2'), 'y')
  expect(list).not.toHaveAccessibleDescription()
})

it.each([
  [1, 'Use at most 1 character.'],
  [2, 'Use at most 2 characters.'],
])('says how long a text may be: %i', async (maxLength, flaw) => {
  const { run } = showForm(inputOf({ it: { type: 'string', maxLength } }))
  await userEvent.type(textbox(/It/), 'long')
  await run()
  expect(textbox(/It/)).toHaveAccessibleDescription(flaw)
})

it('a list with too few entries says so at the button that adds one', async () => {
  const { run } = showForm(
    inputOf({ tags: { type: 'array', items: text, minItems: 1 } }, { required: ['tags'] }),
  )
  await run()
  expect(screen.getByRole('group', { name: 'Tags' })).toHaveAccessibleDescription('Add at least 1 entry.')
  expect(screen.getByRole('button', { name: 'Add entry' })).toHaveFocus()
})

it('a group says what is wrong with it as a whole', async () => {
  const { run, sent } = showForm(
    inputOf({ to: inputOf({ email: text, phone: text }, { minProperties: 1 }) }, { required: ['to'] }),
  )
  const group = screen.getByRole('group', { name: 'To' })
  await run()
  expect(group).toHaveAccessibleDescription('Fill in at least 1 of these.')
  expect(within(group).getByRole('textbox', { name: /Email/ })).toHaveFocus()
  await userEvent.keyboard('ada@acme.test')
  expect(group).not.toHaveAccessibleDescription()
  expect(await sent()).toEqual({ to: { email: 'ada@acme.test' } })
})

it('where one of several would do, the group says so, and no single field is blamed', async () => {
  const { run } = showForm(
    inputOf(
      {
        to: inputOf(
          { email: text, phone: text },
          { anyOf: [{ required: ['email'] }, { required: ['phone'] }] },
        ),
      },
      { required: ['to'] },
    ),
  )
  await run()
  expect(screen.getByRole('group', { name: 'To' })).toHaveAccessibleDescription(
    'This fits none of the combinations that are possible here.',
  )
  expect(textbox(/Email/)).toBeValid()
  expect(textbox(/Phone/)).toBeValid()
})

it('what is wrong with the whole is said at the button, and is where the focus goes', async () => {
  const { run } = showForm(
    inputOf({ email: text, phone: text }, { anyOf: [{ required: ['email'] }, { required: ['phone'] }] }),
  )
  await run()
  expect(screen.getByRole('button', { name: 'Run' })).toHaveAccessibleDescription(
    /fits none of the combinations/,
  )
  expect(screen.getByText(/fits none of the combinations/)).toHaveFocus()
  await userEvent.type(textbox(/Email/), 'x')
  expect(screen.queryByText(/fits none of the combinations/)).toBeNull()
})

it('a box says what is wrong with it', async () => {
  const { run, sent } = showForm(
    inputOf(
      { agree: { type: 'boolean', description: 'The terms.', allOf: [{ not: { const: false } }] } },
      { required: ['agree'] },
    ),
  )
  const box = screen.getByRole('checkbox', { name: 'Agree' })
  await run()
  expect(box).toHaveAccessibleDescription('The terms. This is not allowed here.')
  expect(box).toHaveFocus()
  expect(box).toBeInvalid()
  await userEvent.click(box)
  expect(box).toBeValid()
  expect(await sent()).toEqual({ agree: true })
})

it('says what is missing because something else is there', async () => {
  const { run } = showForm(inputOf({ card: text, expiry: text }, { dependentRequired: { card: ['expiry'] } }))
  await userEvent.type(textbox(/Card/), '4242')
  await run()
  expect(textbox(/Expiry/)).toHaveAccessibleDescription('Fill this in.')
})

it.each(['anyOf', 'oneOf'])(
  'of a text that may be null (%s) it says what is wrong with the text',
  async (name) => {
    const { run } = showForm(
      inputOf({ code: { [name]: [{ type: 'string', minLength: 3 }, { type: 'null' }] } }),
    )
    await userEvent.type(textbox(/Code/), 'ab')
    await run()
    expect(textbox(/Code/)).toHaveAccessibleDescription('Use at least 3 characters.')
  },
)

it.each(['First name', 'a#b', 'a/b~c', '50 %', 'Straße "x"'])(
  'a field named %s is described, and told what is wrong',
  async (name) => {
    const { run } = showForm(
      inputOf({ [name]: { type: 'string', title: 'Name', description: 'The given one.', minLength: 3 } }),
    )
    expect(textbox(/Name/)).toHaveAccessibleDescription('The given one.')
    await userEvent.type(textbox(/Name/), 'ab')
    await run()
    expect(textbox(/Name/)).toHaveAccessibleDescription('The given one. Use at least 3 characters.')
  },
)

it('describes lists, groups and boxes by what their schema says', () => {
  showForm(
    inputOf({
      'the tags': { type: 'array', items: text, description: 'About tags.' },
      'the group': inputOf({ a: text }, { description: 'About the group.' }),
      'the box': { type: 'boolean', description: 'About the box.' },
    }),
  )
  expect(screen.getByRole('group', { name: /tags/ })).toHaveAccessibleDescription('About tags.')
  expect(screen.getByRole('group', { name: /group/ })).toHaveAccessibleDescription('About the group.')
  expect(screen.getByRole('checkbox')).toHaveAccessibleDescription('About the box.')
})

it('an input that is a single value has a name to be filled in by', async () => {
  const { run, sent } = showForm({ type: 'string', minLength: 2 })
  await run()
  expect(textbox('Input')).toHaveAccessibleDescription('Fill this in.')
  await userEvent.type(textbox('Input'), 'hello')
  expect(await sent()).toEqual('hello')
})
