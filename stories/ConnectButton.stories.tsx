import type { Meta, StoryObj } from '@storybook/react-vite'
import { ConnectButton } from 'react-membrane'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { inRoot } from './support/theme.js'
import { inWorld } from './support/world.js'

const meta = {
  title: 'Parts/ConnectButton',
  component: ConnectButton,
  args: {
    integration: { key: 'dealwren', name: 'Dealwren' },
    onConnect: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Connects one app by itself: in an onboarding step, in an empty table, beside the feature that needs it. For anything else than a button use `useConnect`.',
      },
    },
  },
  argTypes: {
    variant: { control: 'inline-radio', options: ['primary', 'secondary', 'quiet'] },
    integration: { control: 'object' },
    options: { control: 'object' },
  },
} satisfies Meta<typeof ConnectButton>

export default meta
type Story = StoryObj<typeof meta>

export const Resting: Story = {}
export const AtWork: Story = { args: { pending: true } }
export const Secondary: Story = { args: { variant: 'secondary' } }
export const YourWords: Story = { args: { children: 'Add your CRM' } }

export const Connects: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Connect Dealwren' }))
    await waitFor(() => expect(args.onConnect).toHaveBeenCalledOnce(), { timeout: 8_000 })
  },
}
export const Cancelled: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('cancel') }),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Connect Dealwren' }))
    await waitFor(() => expect(args.onCancel).toHaveBeenCalledOnce(), { timeout: 8_000 })
    await expect(args.onConnect).not.toHaveBeenCalled()
  },
}
/** While the window is open, which it is here for ever. */
export const WindowOpen: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('pending') }),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Connect Dealwren' }))
    await expect(await canvas.findByRole('button', { name: 'Connecting… Dealwren' })).toBeVisible()
  },
}
