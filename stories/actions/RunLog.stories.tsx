import type { Meta, StoryObj } from '@storybook/react-vite'
import { RunLog, type FailureClass } from 'react-membrane/actions'
import { expect, fn } from 'storybook/test'
import { narrow } from '../support/theme.js'
import { AfterRun } from './support/AfterRun.js'
import { inActionsRoot } from './support/inActionsRoot.js'
import { FAILURES, inActions } from './support/things.js'

const SOON = { timeout: 8_000 }
const request = { key: 'create-contact', connectionKey: 'dealwren', input: { email: 'ada@acme.test' } }

const meta = {
  title: 'Actions/RunLog',
  component: RunLog,
  args: { actionRunId: 'run_1' },
  decorators: [inActionsRoot],
  render: (args) => (
    <AfterRun request={request}>
      {(actionRunId, error) => <RunLog {...args} actionRunId={actionRunId} error={error} />}
    </AfterRun>
  ),
  parameters: {
    ...inActions().parameters,
    docs: {
      description: {
        component:
          'What happened in one run, in the order in which one looks for trouble: the answer, what was sent to the app and what came back, the class of the failure with its remedy, the smallest retry. Credentials are hidden. For support and for people who build actions; `RunOutcome` opens it on demand.',
      },
    },
  },
} satisfies Meta<typeof RunLog>

export default meta
type Story = StoryObj<typeof meta>

const shows =
  (text: RegExp): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    const [first] = await canvas.findAllByText(text, {}, SOON)
    await expect(first).toBeVisible()
  }
const failing = (status: number) =>
  inActions({ prepare: (sandbox) => void sandbox.faults.add({ app: 'dealwren', status }) })

export const Succeeded: Story = { play: shows(/^Sent to the app/) }
export const RefusedByTheApp: Story = { ...failing(403), play: shows(/^Smallest retry/) }
export const RefusedByTheAppNarrow: Story = {
  ...RefusedByTheApp,
  parameters: { ...failing(403).parameters, ...narrow.parameters },
}

/** The account was lost before: nothing was sent. */
export const NeverReachedTheApp: Story = {
  render: (args) => (
    <AfterRun request={{ ...request, connectionKey: 'pipelark' }}>
      {(actionRunId, error) => <RunLog {...args} actionRunId={actionRunId} error={error} />}
    </AfterRun>
  ),
  play: shows(/^Smallest retry/),
}

/** Without a log there is what the answer said: the class of the failure with its remedy. */
const failed = (kind: FailureClass): Story => ({
  args: { actionRunId: 'run_none', error: FAILURES[kind].error },
  render: (args) => <RunLog {...args} />,
  play: shows(/could not be read/),
})
export const Disconnected: Story = failed('disconnected')
export const WrongInput: Story = failed('input')
export const NotConfigured: Story = failed('configuration')
export const AskedTooOften: Story = failed('limit')
export const NotThere: Story = failed('missing')
export const NoAnswer: Story = failed('unreached')
export const NotAllowed: Story = failed('forbidden')
export const SignedOut: Story = failed('signed-out')
export const ReconnectFailed: Story = failed('reconnect')
export const NotSetUp: Story = failed('setup')
export const ServerFailed: Story = failed('server')
export const UnknownReason: Story = failed('unknown')

export const NoDetails: Story = {
  ...inActions({ options: { faults: [{ match: /\/details$/, status: 404 }] } }),
  play: shows(/^There is no record/),
}

export const NoLog: Story = {
  args: { actionRunId: 'run_none' },
  render: (args) => <RunLog {...args} />,
  play: shows(/could not be read/),
}

export const Loading: Story = {
  ...inActions({ options: { latencyMs: 3_600_000 } }),
  render: (args) => <RunLog {...args} />,
}

export const WithRetry: Story = { ...RefusedByTheApp, args: { onRetry: fn() } }
export const Retrying: Story = { ...RefusedByTheApp, args: { onRetry: fn(), retrying: true } }
