import type { Meta, StoryObj } from '@storybook/react-vite'
import { ConnectionMenu } from 'react-membrane'
import { expect, fn, screen, userEvent } from 'storybook/test'
import { inRoot, themeOf } from './support/theme.js'
import { row, rowIn } from './support/things.js'

const meta = {
  title: 'Rows and cards/ConnectionMenu',
  component: ConnectionMenu,
  args: { row, name: 'ops@acme.test (Larkmail)', onAction: fn() },
  decorators: [inRoot],
  render: (args, { globals }) => <ConnectionMenu {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      description: {
        component:
          'Everything that can be done with one account, in an order that is always the same; what ends it comes last. Use it where you show an account in a table of your own.',
      },
      story: { inline: false, height: '320px' },
    },
  },
  argTypes: { row: { control: false }, container: { control: false } },
} satisfies Meta<typeof ConnectionMenu>

export default meta
type Story = StoryObj<typeof meta>

const opened: NonNullable<Story['play']> = async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'More actions for ops@acme.test (Larkmail)' }))
  await expect(await screen.findByRole('menu')).toBeVisible()
}

export const Closed: Story = {}
export const Open: Story = { play: opened }
export const OfBroken: Story = { args: { row: rowIn('disconnected') }, play: opened }
export const OfOneBeingSetUp: Story = { args: { row: rowIn('building') }, play: opened }
export const OfRemoved: Story = { args: { row: rowIn('removed') }, play: opened }
export const NotPermitted: Story = {
  args: { can: { disconnect: 'Ask an admin to disconnect accounts.', rename: false } },
  play: async (context) => {
    await opened(context)
    await userEvent.click(screen.getByRole('menuitem', { name: 'Disconnect…' }))
    await expect(context.args.onAction).not.toHaveBeenCalled()
  },
}
