import type { Meta, StoryObj } from '@storybook/react-vite'
import { StateBadge } from 'react-membrane'
import { inRoot } from './support/theme.js'
import { connection, connectionIn, KINDS } from './support/things.js'

const meta = {
  title: 'Parts/StateBadge',
  component: StateBadge,
  args: { connection },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'How one connection is doing: a shape, a word and a colour. Use it wherever an account is named outside the page, in a header or a table; give `connection`, or `status` when you have it. Style it by `data-status` and `data-tone`.',
      },
    },
  },
  argTypes: { connection: { control: 'object' }, status: { control: false } },
} satisfies Meta<typeof StateBadge>

export default meta
type Story = StoryObj<typeof meta>

const at = (kind: (typeof KINDS)[number]): Story => ({ args: { connection: connectionIn(kind) } })

/** Everything that a connection can be, beside each other. */
export const AllStatuses: Story = {
  render: () => (
    <div className="story-grid">
      {KINDS.map((kind) => (
        <StateBadge key={kind} connection={connectionIn(kind)} />
      ))}
      <StateBadge connection={connectionIn('building')} late />
    </div>
  ),
}
export const Connected: Story = at('connected')
export const SettingUp: Story = at('building')
export const StillSettingUp: Story = { args: { connection: connectionIn('building'), late: true } }
export const FinishConnecting: Story = at('action-required')
export const NeedsInformation: Story = at('input-required')
export const ReconnectNeeded: Story = at('disconnected')
export const NeedsConfiguration: Story = at('configuration-error')
export const CouldNotBeSetUp: Story = at('setup-failed')
export const NotWorking: Story = at('error')
export const Disconnecting: Story = at('disconnecting')
export const TurnedOff: Story = at('turned-off')
export const Removed: Story = at('removed')
export const UnknownStatus: Story = at('unknown')
