import type { Meta, StoryObj } from '@storybook/react-vite'
import { UndoBar } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot, narrow } from './support/theme.js'
import { LONG_NAME } from './support/things.js'

const meta = {
  title: 'Parts/UndoBar',
  component: UndoBar,
  args: {
    message: 'ops@acme.test (Larkmail) was disconnected.',
    onAction: fn(),
    onDismiss: fn(),
    onPause: fn(),
    onResume: fn(),
  },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Says what happened and offers to undo it. `useDisconnect` gives what it shows. The countdown rests while somebody points at it or has the focus inside.',
      },
    },
  },
  argTypes: { tone: { control: 'inline-radio', options: ['neutral', 'critical'] } },
} satisfies Meta<typeof UndoBar>

export default meta
type Story = StoryObj<typeof meta>

export const Offered: Story = { args: { counting: true } }
export const Undoing: Story = { args: { pending: true } }
export const Failed: Story = {
  args: {
    tone: 'critical',
    message: 'ops@acme.test (Larkmail) could not be restored. The server has a problem at the moment.',
    action: 'Try again',
  },
}
/** It is back, but has to be signed in again. */
export const BackWithoutSignIn: Story = {
  args: {
    message: 'ops@acme.test (Larkmail) is back, but has to be signed in again.',
    action: 'Reconnect',
    actionLabel: 'Reconnect ops@acme.test (Larkmail)',
  },
}
export const FailedNarrow: Story = {
  args: {
    ...Failed.args,
    message: `${LONG_NAME} (Larkmail) could not be restored. The server has a problem at the moment.`,
  },
  ...narrow,
}
export const LongNarrow: Story = { args: { message: `${LONG_NAME} was disconnected.` }, ...narrow }
/** Time stands still while the focus is inside. */
export const RestsUnderFocus: Story = {
  args: { counting: true },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }))
    await expect(args.onPause).toHaveBeenCalledOnce()
  },
}
