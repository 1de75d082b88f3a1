import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button, ErrorRegion } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot, narrow } from './support/theme.js'

const meta = {
  title: 'Parts/ErrorRegion',
  component: ErrorRegion,
  args: { reason: 'The network could not be reached. Check your connection.' },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Says what failed, why in plain words, and offers to try again. Keep what is on the screen already below it. Give it the `error` and `refresh` of a hook.',
      },
    },
  },
} satisfies Meta<typeof ErrorRegion>

export default meta
type Story = StoryObj<typeof meta>

export const Failed: Story = {
  args: { onRetry: fn() },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(args.onRetry).toHaveBeenCalledOnce()
  },
}
export const Retrying: Story = { args: { retrying: true, onRetry: fn() } }
export const WithoutRetry: Story = {}
export const YourTitle: Story = { args: { title: 'Your invoices could not be synced.', onRetry: fn() } }
/** What the page says when the code of a dialog or a menu does not arrive: after a deployment, or without network. */
export const PartMissing: Story = {
  args: {
    title: 'A part of this page could not be loaded.',
    reason: undefined,
    onRetry: fn(),
    children: <Button variant="quiet">Dismiss</Button>,
  },
  render: (args) => <ErrorRegion {...args} data-part="" />,
}
export const Narrow: Story = { args: { onRetry: fn() }, ...narrow }
