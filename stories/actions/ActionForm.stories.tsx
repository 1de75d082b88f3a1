import type { Meta, StoryObj } from '@storybook/react-vite'
import { ActionForm } from 'react-membrane/actions'
import { ar } from 'react-membrane/actions/labels/ar'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { narrow } from '../support/theme.js'
import { inActionsRoot } from './support/inActionsRoot.js'

const everyKind = {
  type: 'object',
  required: ['email', 'name'],
  properties: {
    name: { type: 'string', title: 'Full name', description: 'As it stands on invoices.' },
    email: { type: 'string', title: 'Email', format: 'email' },
    age: { type: 'integer', title: 'Age', minimum: 0 },
    newsletter: { type: 'boolean', title: 'Newsletter', description: 'One mail a month.' },
    stage: { type: 'string', title: 'Stage', enum: ['lead', 'customer', 'former customer'] },
    website: { type: 'string', title: 'Website', format: 'uri' },
    birthday: { type: 'string', title: 'Birthday', format: 'date' },
    notes: { type: 'string', title: 'Notes', maxLength: 2000 },
  },
}

const meta = {
  title: 'Actions/ActionForm',
  component: ActionForm,
  args: { schema: everyKind, onSubmit: fn(), onCancel: fn() },
  decorators: [inActionsRoot],
  parameters: {
    docs: {
      description: {
        component:
          'A form from a JSON Schema: use it for the input of one action that you know, with `useAct` behind it. It checks before it sends, says what is wrong beside the field, and keeps what was typed. Keep `onDraftChange` and give it back as `defaultDraft` when the form comes and goes.',
      },
    },
  },
  argTypes: { schema: { control: 'object' } },
} satisfies Meta<typeof ActionForm>

export default meta
type Story = StoryObj<typeof meta>

const of = (properties: Record<string, unknown>, more: Record<string, unknown> = {}): Story => ({
  args: { schema: { type: 'object', properties, ...more } },
})

export const EveryKind: Story = {}
export const Narrow: Story = { ...narrow }

export const Defaults: Story = {
  args: {
    defaultValue: {
      name: 'Ada Lovelace',
      email: 'ada@acme.test',
      newsletter: true,
      stage: 'customer',
      age: 36,
    },
  },
}

export const Nested: Story = of({
  address: {
    type: 'object',
    title: 'Address',
    description: 'Where parcels go.',
    required: ['city'],
    properties: {
      street: { type: 'string', title: 'Street' },
      city: { type: 'string', title: 'City' },
      country: {
        type: 'object',
        title: 'Country',
        properties: { code: { type: 'string', title: 'Code', minLength: 2, maxLength: 2 } },
      },
    },
  },
})

const tags = { type: 'array', title: 'Tags', items: { type: 'string', title: 'Tag' }, maxItems: 2 }
export const EmptyList: Story = of({ tags })
export const FilledList: Story = {
  args: { ...of({ tags }).args, defaultValue: { tags: ['customer', 'north'] } },
}
export const ListOfGroups: Story = {
  args: {
    ...of({
      lines: {
        type: 'array',
        title: 'Lines',
        items: {
          type: 'object',
          title: 'Line',
          properties: {
            item: { type: 'string', title: 'Item' },
            amount: { type: 'number', title: 'Amount' },
          },
        },
      },
    }).args,
    defaultValue: { lines: [{ item: 'Kettle', amount: 2 }, { item: 'Cup' }] },
  },
}

const press = async (canvas: { getByRole: (role: string, by: { name: string }) => HTMLElement }) =>
  userEvent.click(canvas.getByRole('button', { name: 'Run' }))

/** More than may be sent: said when it is. */
export const TooMany: Story = {
  args: { ...of({ tags }).args, defaultValue: { tags: ['a', 'b', 'c'] } },
  play: async ({ canvas }) => {
    await press(canvas)
    await expect(await canvas.findByText('Keep at most 2 entries.')).toBeVisible()
  },
}

export const PasswordTimeAndLongText: Story = of({
  secret: { type: 'string', title: 'API key', format: 'password' },
  at: { type: 'string', title: 'At', format: 'date-time' },
  opens: { type: 'string', title: 'Opens', format: 'time' },
  text: { type: 'string', title: 'Message', format: 'multiline' },
})

/** What cannot be drawn says why. */
export const WrittenAsJson: Story = {
  args: {
    schema: {
      type: 'object',
      $defs: { node: { type: 'object', title: 'Node', properties: { child: { $ref: '#/$defs/node' } } } },
      properties: {
        tree: { $ref: '#/$defs/node' },
        elsewhere: { title: 'Elsewhere', $ref: 'https://acme.test/schema.json' },
        either: { title: 'Either', oneOf: [{ type: 'string' }, { type: 'object', properties: {} }] },
        anything: { title: 'Anything' },
      },
    },
  },
}

export const Flaws: Story = {
  args: { defaultValue: { email: 'ada at acme' } },
  play: async ({ canvas, args }) => {
    await press(canvas)
    await waitFor(() => expect(canvas.getByRole('textbox', { name: /Email/ })).toBeInvalid())
    await expect(canvas.getByText('Fill this in.')).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

/** No single field is to blame. */
export const FlawOfTheWhole: Story = {
  ...of({ email: { type: 'string', title: 'Email' } }, { minProperties: 1 }),
  play: async ({ canvas, args }) => {
    await press(canvas)
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Run' })).toHaveAccessibleDescription())
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const Pending: Story = { args: { ...Defaults.args, pending: true } }

export const NoInput: Story = { args: { schema: { type: 'object', properties: {} } } }

/** Another word on the button than "Run". */
export const YourButton: Story = {
  args: { ...of({ email: { type: 'string', title: 'Email', format: 'email' } }).args, submitLabel: 'Invite' },
}

export const RightToLeft: Story = {
  tags: ['own-language'],
  args: {
    labels: ar,
    schema: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', title: 'الاسم الكامل', description: 'كما يظهر في الفواتير.' },
        email: { type: 'string', title: 'Email', format: 'email' },
        tags: { ...tags, title: 'وسوم', items: { type: 'string', title: 'وسم' } },
      },
    },
    defaultValue: { tags: ['north'] },
  },
  parameters: { direction: 'rtl' },
}
