import type { Meta, StoryObj } from '@storybook/react-vite'
import { DisconnectDialog, type DisconnectDialogProps } from 'react-membrane'
import { expect, fn, screen, userEvent, within } from 'storybook/test'
import { given, pendingProp, placeProps, prop, rowProp } from './support/props.js'
import { themeOf } from './support/theme.js'
import { LONG_NAME, row } from './support/things.js'

const meta = {
  title: 'Dialogs/DisconnectDialog',
  component: DisconnectDialog,
  args: { row, undoForMs: 10_000, onConfirm: fn(), onClose: fn() },
  render: (args, { globals }) => <DisconnectDialog {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      story: { inline: false, height: '320px' },
      description: {
        component:
          'Asks before an account is disconnected. Mount it to open it, and disconnect in `onConfirm` (with `useDisconnect`, which can also undo). It says inside that it is `pending`, and a `failure`.',
      },
    },
  },
  argTypes: {
    row: rowProp,
    intent: prop(
      "'disconnect' | 'remove' | 'cancel'",
      'What the person chose: the words differ. Default: disconnect.',
      {
        control: 'inline-radio',
        options: ['disconnect', 'remove', 'cancel'],
      },
    ),
    undoForMs: prop('number', 'For how long it can be undone, in milliseconds; 0: not at all.', {
      control: 'number',
    }),
    pending: pendingProp,
    failure: prop('string', 'Why it did not work, said inside.', { control: 'text' }),
    onConfirm: given('() => void', 'The person is sure: disconnect.', {
      type: { name: 'function', required: true },
    }),
    ...placeProps,
  } satisfies Record<keyof DisconnectDialogProps, unknown>,
} satisfies Meta<typeof DisconnectDialog>

export default meta
type Story = StoryObj<typeof meta>

const isOpen: NonNullable<Story['play']> = async () => {
  await expect(await screen.findByRole('alertdialog')).toBeVisible()
}

export const Asks: Story = { play: isOpen }
export const AsksToRemove: Story = { args: { intent: 'remove' }, play: isOpen }
export const AsksToCancelSetUp: Story = { args: { intent: 'cancel' }, play: isOpen }
export const AtWork: Story = { args: { pending: true }, play: isOpen }
export const Failed: Story = { args: { failure: 'The server has a problem at the moment.' }, play: isOpen }
export const LongName: Story = { args: { row: { ...row, account: LONG_NAME } }, play: isOpen }

/** Escape is no. */
export const ClosedByEscape: Story = {
  play: async ({ args }) => {
    await within(await screen.findByRole('alertdialog')).findByRole('button', { name: 'Cancel' })
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).toHaveBeenCalled()
    await expect(args.onConfirm).not.toHaveBeenCalled()
  },
}
