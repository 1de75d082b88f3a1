import type { Meta, StoryObj } from '@storybook/react-vite'
import { IntegrationsPage } from 'react-membrane'
import type { SandboxOptions } from 'react-membrane/sandbox'
import { InSandbox } from './support/InSandbox.js'

const meta = {
  component: IntegrationsPage,
  render: (args, { globals }) => (
    <InSandbox>
      <IntegrationsPage {...args} theme={globals['theme'] === 'dark' ? 'dark' : 'light'} />
    </InSandbox>
  ),
} satisfies Meta<typeof IntegrationsPage>

export default meta
type Story = StoryObj<typeof meta>

const inWorld = (options: SandboxOptions): Story => ({
  render: (args, { globals }) => (
    <InSandbox options={options}>
      <IntegrationsPage {...args} theme={globals['theme'] === 'dark' ? 'dark' : 'light'} />
    </InSandbox>
  ),
})

export const Everyday: Story = inWorld({ scenario: 'everyday' })
export const NeedsAttention: Story = inWorld({ scenario: 'needs-attention' })
export const Empty: Story = inWorld({ scenario: 'empty' })
export const FailingLists: Story = inWorld({ scenario: 'failing' })
export const TenThousandApps: Story = inWorld({ scenario: 'large', integrations: 10_000 })
export const Loading: Story = inWorld({ scenario: 'everyday', latencyMs: 3_600_000 })
export const SeveralAccounts: Story = { args: { multiple: true } }
export const OnlyAdminsDisconnect: Story = {
  args: { can: { disconnect: 'Ask an admin to disconnect accounts.' } },
}
