import type { InputType } from 'storybook/internal/types'
import type { DialogPlace } from 'react-membrane'

/** A line of a table of props, for parts whose code arrives late: Storybook finds no types there. */
export const prop = (type: string, description: string, more: InputType = {}): InputType => ({
  description,
  ...more,
  table: { type: { summary: type }, ...more.table },
})

/** Something that Storybook offers no control for. */
export const given = (type: string, description: string, more: InputType = {}): InputType =>
  prop(type, description, { control: false, ...more })

/** What every dialog takes. */
export const placeProps: Record<keyof DialogPlace, InputType> = {
  onClose: given('() => void', 'It was cancelled or closed: unmount it.', {
    type: { name: 'function', required: true },
  }),
  container: given('HTMLElement | null', 'Where it is drawn. Default: the end of `body`.'),
  theme: given("'light' | 'dark' | 'auto'", 'Default: as the system.'),
  direction: prop("'ltr' | 'rtl'", 'Default: the document’s.', {
    control: 'inline-radio',
    options: ['ltr', 'rtl'],
  }),
  nonce: given('string', 'Of your content security policy, if that has one.'),
  returnFocus: given(
    '() => HTMLElement | null',
    'What gets the focus when it is gone, unless something else has it by then.',
  ),
}

export const rowProp: InputType = given(
  'AccountRow',
  'The account, as `toRow(connection, integration)` makes it.',
  {
    type: { name: 'other', value: 'AccountRow', required: true },
  },
)
export const pendingProp = prop('boolean', 'It is being done. It can be closed all the same.', {
  control: 'boolean',
})
