import type { Meta, StoryObj } from '@storybook/react-vite'
import { RunOutcome, type FailureClass } from 'react-membrane/actions'
import { expect, fn, userEvent } from 'storybook/test'
import { narrow } from '../support/theme.js'
import { AfterRun } from './support/AfterRun.js'
import { inActionsRoot } from './support/inActionsRoot.js'
import { FAILURES, IDLE, inActions } from './support/things.js'

const SOON = { timeout: 8_000 }
const done = { ...IDLE, data: { id: 'contact_7', email: 'ada@acme.test' }, actionRunId: 'run_none' }

const meta = {
  title: 'Actions/RunOutcome',
  component: RunOutcome,
  args: { outcome: done, account: 'Acme Sales', onRetry: fn() },
  decorators: [inActionsRoot],
  parameters: {
    ...inActions().parameters,
    docs: {
      description: {
        component:
          'What came of a run: the output; or why it failed, what to do, and the button that does it. Give it what `useAct` or `useUniversalAction` answers, below the form.',
      },
    },
  },
  argTypes: { outcome: { control: false } },
} satisfies Meta<typeof RunOutcome>

export default meta
type Story = StoryObj<typeof meta>

const failed = (kind: FailureClass): Story => ({ args: { outcome: FAILURES[kind] } })

export const Output: Story = {}
export const NoOutput: Story = { args: { outcome: { ...IDLE, actionRunId: 'run_none' } } }
export const Disconnected: Story = {
  args: { outcome: { ...FAILURES.disconnected, reconnect: fn(async () => null) } },
}
export const DisconnectedNarrow: Story = {
  ...Disconnected,
  parameters: { ...inActions().parameters, ...narrow.parameters },
}
export const WrongInput: Story = failed('input')
export const RefusedByTheApp: Story = failed('app')
export const NotConfigured: Story = failed('configuration')
export const AskedTooOften: Story = failed('limit')
export const NotThere: Story = failed('missing')
export const NoAnswer: Story = failed('unreached')
export const NotAllowed: Story = failed('forbidden')
export const SignedOut: Story = failed('signed-out')
export const ReconnectFailed: Story = failed('reconnect')
export const NoAccount: Story = failed('account')
export const NotSetUp: Story = failed('setup')
export const ServerFailed: Story = failed('server')
export const UnknownReason: Story = failed('unknown')
export const Reconnecting: Story = { args: { outcome: { ...IDLE, phase: 'reconnecting' } } }
export const WaitingForTheAccount: Story = { args: { outcome: { ...IDLE, phase: 'waiting' } } }
export const WithoutLog: Story = { args: { outcome: FAILURES.app, log: false } }

export const LogOpen: Story = {
  ...inActions({ prepare: (sandbox) => void sandbox.faults.add({ app: 'dealwren', status: 500 }) }),
  render: (args) => (
    <AfterRun request={{ key: 'list-contacts', connectionKey: 'dealwren' }}>
      {(actionRunId, error) => <RunOutcome {...args} outcome={{ ...IDLE, actionRunId, error }} />}
    </AfterRun>
  ),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show what happened' }, SOON))
    await expect(await canvas.findByRole('region', { name: 'What happened' }, SOON)).toBeVisible()
    await canvas.findByRole('textbox', { name: 'Sent to the app' }, SOON)
  },
}
