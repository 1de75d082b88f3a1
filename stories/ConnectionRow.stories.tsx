import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  AppLogo,
  ConnectionRow,
  ConnectionRowAction,
  ConnectionRowName,
  ConnectionRowStatus,
  type ConnectionStatusKind,
} from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inList, inRoot, narrow, themeOf } from './support/theme.js'
import { connection, connectionIn, integration, KINDS, LONG_NAME, STATES } from './support/things.js'

const NOW = Date.parse('2026-03-02T12:00:00.000Z')
const now = () => NOW

const meta = {
  title: 'Rows and cards/ConnectionRow',
  component: ConnectionRow,
  args: { connection, integration, now, onAction: fn() },
  decorators: [inList('rows', 'Accounts'), inRoot],
  render: (args, { globals }) => <ConnectionRow {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      description: {
        component:
          'One account: how it is doing, why, and what can be done. Use it in a list of your own (`role="list"`) with `useConnections` and `useConnectionActions`; it changes nothing by itself and tells you in `onAction` what the person chose. Give it children to arrange its slots yourself.',
      },
    },
  },
  argTypes: {
    connection: { control: 'object' },
    integration: { control: 'object' },
    container: { control: false },
    pending: { control: 'select', options: [null, 'reconnect', 'test', 'remove'] },
  },
} satisfies Meta<typeof ConnectionRow>

export default meta
type Story = StoryObj<typeof meta>

const at = (kind: ConnectionStatusKind): Story => ({ args: { connection: connectionIn(kind) } })

/** Everything that a row can say, as the page orders nothing of it. */
export const AllStatuses: Story = {
  parameters: { brings: STATES },
  render: (args, { globals }) => (
    <>
      {KINDS.map((kind) => (
        <ConnectionRow
          key={kind}
          {...args}
          connection={connectionIn(kind, { id: kind })}
          buildingSince={NOW - 42_000}
          theme={themeOf(globals)}
        />
      ))}
    </>
  ),
}
export const AllStatusesNarrow: Story = {
  ...AllStatuses,
  parameters: { ...AllStatuses.parameters, ...narrow.parameters },
}

export const Connected: Story = {
  args: { connection: connectionIn('connected', { lastActiveAt: '2026-03-02T10:00:00.000Z' }) },
}
export const SettingUp: Story = {
  args: { connection: connectionIn('building'), buildingSince: NOW - 42_000 },
}
export const StillSettingUp: Story = {
  args: { connection: connectionIn('building'), buildingSince: NOW - 400_000 },
}
export const FinishConnecting: Story = at('action-required')
export const NeedsInformation: Story = at('input-required')
export const ReconnectNeeded: Story = at('disconnected')
export const TriesAgainByItself: Story = {
  args: { connection: connectionIn('disconnected', { nextRetryTimestamp: '2026-03-02T14:30:00.000Z' }) },
}
export const NeedsConfiguration: Story = at('configuration-error')
export const CouldNotBeSetUp: Story = at('setup-failed')
export const NotWorking: Story = at('error')
export const Disconnecting: Story = at('disconnecting')
export const TurnedOff: Story = at('turned-off')
export const Removed: Story = at('removed')
export const UnknownStatus: Story = at('unknown')

/** What the person asked for is under way: the button keeps the focus and takes no second click. */
export const Reconnecting: Story = {
  args: { connection: connectionIn('disconnected'), pending: 'reconnect' },
}
export const Testing: Story = { args: { pending: 'test' } }
export const TestPassed: Story = {
  args: { notice: { tone: 'positive', text: 'ops@acme.test (Larkmail) works.' } },
}
export const TestFailed: Story = {
  args: {
    notice: {
      tone: 'critical',
      text: 'ops@acme.test (Larkmail) did not answer the test. Reconnecting may help.',
    },
  },
}
/** What may not be done stays to be read, with the reason. */
export const NotPermitted: Story = {
  args: { connection: connectionIn('disconnected'), can: { reconnect: 'Ask an admin to reconnect.' } },
}
export const LongName: Story = {
  args: {
    connection: connectionIn('disconnected', {
      name: LONG_NAME,
      requestError: {
        type: 'connection',
        message: 'The app answered that it cannot do this now. '.repeat(6).trim(),
      },
    }),
  },
}
export const LongNameNarrow: Story = { ...LongName, ...narrow }
export const WithoutLogo: Story = { args: { integration: { ...integration, logoUri: '' } } }

/** Slots of yours among ours. */
export const ArrangedByYou: Story = {
  args: { connection: connectionIn('disconnected') },
  render: (args) => (
    <ConnectionRow {...args}>
      <AppLogo name={integration.name} src={integration.logoUri} />
      <ConnectionRowName />
      <ConnectionRowStatus />
      <ConnectionRowAction />
    </ConnectionRow>
  ),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Reconnect ops@acme.test (Larkmail)' }))
    await expect(args.onAction).toHaveBeenCalledWith('reconnect', expect.anything())
  },
}
