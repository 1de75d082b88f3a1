import type { Meta, StoryObj } from '@storybook/react-vite'
import { StateBadge, type Connection } from 'react-membrane'
import { InSandbox } from './support/InSandbox.js'

const connection: Connection = { id: 'con_1', name: 'Acme Inc', state: 'READY' }

const meta = {
  component: StateBadge,
  args: { connection },
  render: (args, { globals }) => (
    <InSandbox>
      <div className="membrane-root" data-theme={globals['theme'] === 'dark' ? 'dark' : 'light'}>
        <StateBadge {...args} />
      </div>
    </InSandbox>
  ),
} satisfies Meta<typeof StateBadge>

export default meta
type Story = StoryObj<typeof meta>

const inState = (fields: Partial<Connection>): Story => ({
  args: { connection: { ...connection, ...fields } },
})

export const Connected: Story = {}
export const SettingUp: Story = inState({ state: 'BUILDING' })
export const FinishConnecting: Story = inState({ state: 'CLIENT_ACTION_REQUIRED' })
export const NeedsInformation: Story = inState({
  state: 'CLIENT_ACTION_REQUIRED',
  clientAction: { type: 'provide-input', description: 'Which workspace?' },
})
export const ReconnectNeeded: Story = inState({ disconnected: true })
export const NeedsConfiguration: Story = inState({ state: 'CONFIGURATION_ERROR' })
export const CouldNotBeSetUp: Story = inState({ state: 'SETUP_FAILED' })
export const NotWorking: Story = inState({ state: 'ERROR' })
export const Disconnecting: Story = inState({ state: 'DISCONNECTING' })
export const TurnedOff: Story = inState({ isDeactivated: true })
export const Removed: Story = inState({ archivedAt: '2026-05-01T08:00:00.000Z' })
export const UnknownStatus: Story = inState({ state: 'HIBERNATING' })
