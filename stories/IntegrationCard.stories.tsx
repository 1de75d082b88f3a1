import type { Meta, StoryObj } from '@storybook/react-vite'
import { IntegrationCard, IntegrationCardAction, IntegrationCardName } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inList, inRoot } from './support/theme.js'
import { integration, LONG_NAME, LONG_WORD } from './support/things.js'

const meta = {
  title: 'Rows and cards/IntegrationCard',
  component: IntegrationCard,
  args: { integration, category: 'Mail', onConnect: fn() },
  decorators: [inList('cards', 'Apps'), inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'One app on offer. Use it in a list of your own with `useIntegrations`; it tells you in `onConnect` that the person wants it. For a single button that connects by itself there is `ConnectButton`.',
      },
    },
  },
  argTypes: { integration: { control: 'object' } },
} satisfies Meta<typeof IntegrationCard>

export default meta
type Story = StoryObj<typeof meta>

export const OnOffer: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Connect Larkmail' }))
    await expect(args.onConnect).toHaveBeenCalledWith(integration)
  },
}
export const WithoutCategory: Story = { args: { category: undefined } }
export const Connecting: Story = { args: { pending: true } }
export const Failed: Story = {
  args: { failure: 'Larkmail could not be connected. The sign-in could not be completed.' },
}
export const AnotherAccount: Story = { args: { another: true } }
export const NotPermitted: Story = { args: { can: { connect: 'Ask an admin to connect apps.' } } }
export const LongName: Story = { args: { integration: { ...integration, name: LONG_NAME } } }
export const LongWord: Story = {
  args: { integration: { ...integration, name: LONG_WORD }, category: LONG_WORD },
}
export const WithoutLogo: Story = { args: { integration: { ...integration, logoUri: '' } } }
export const ArrangedByYou: Story = {
  render: (args) => (
    <IntegrationCard {...args}>
      <IntegrationCardName />
      <IntegrationCardAction variant="primary" />
    </IntegrationCard>
  ),
}
