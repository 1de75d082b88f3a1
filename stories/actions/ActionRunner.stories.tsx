import type { Meta, StoryObj } from '@storybook/react-vite'
import { ActionRunner } from 'react-membrane/actions'
import { expect, fn, screen, userEvent } from 'storybook/test'
import { narrow, themeOf } from '../support/theme.js'
import { TENANT } from '../support/world.js'
import { inActions } from './support/things.js'

const SOON = { timeout: 8_000 }

const meta = {
  title: 'Actions/ActionRunner',
  component: ActionRunner,
  args: { direct: true, onRun: fn() },
  render: (args, { globals }) => <ActionRunner {...args} theme={themeOf(globals)} />,
  parameters: {
    ...inActions().parameters,
    docs: {
      story: { inline: false, height: '560px' },
      description: {
        component:
          'All of it in one part: account, action by words, form, what came of it, and why it failed. For internal tools, and to try an integration out; in your product you mostly know the action, and `useAct` with a form of yours, or `ActionForm`, is closer. Here it asks the sandbox itself (`direct`); in your app leave that out and make an act route.',
      },
    },
  },
} satisfies Meta<typeof ActionRunner>

export default meta
type Story = StoryObj<typeof meta>

const press = async (role: string, name: string | RegExp) =>
  userEvent.click(await screen.findByRole(role, { name }, SOON))
const choose = async () => {
  await press('radio', /Dealwren/)
  await press('button', 'Create contact')
}
const run = async () => {
  await choose()
  await userEvent.type(await screen.findByRole('textbox', { name: 'Email' }, SOON), 'ada@acme.test')
  await press('button', 'Run')
}

export const Start: Story = {
  play: async () => {
    await expect((await screen.findAllByRole('radio', {}, SOON)).length).toBeGreaterThan(3)
  },
}
export const StartNarrow: Story = {
  ...Start,
  parameters: { ...inActions().parameters, ...narrow.parameters },
}

export const ActionChosen: Story = {
  play: async () => {
    await choose()
    await expect(screen.getByRole('heading', { name: 'Create contact' })).toBeVisible()
  },
}

export const Succeeded: Story = {
  play: async ({ args }) => {
    await run()
    await expect(await screen.findByRole('textbox', { name: 'Output' }, SOON)).toBeVisible()
    await expect(args.onRun).toHaveBeenCalledOnce()
  },
}

export const Failed: Story = {
  ...inActions({ prepare: (sandbox) => void sandbox.faults.add({ app: 'dealwren', status: 500 }) }),
  play: async () => {
    await run()
    await expect(await screen.findByText('The app refused it.', {}, SOON)).toBeVisible()
  },
}

/** The account was lost meanwhile: one button signs in again and runs the same once more. */
export const AccountLost: Story = {
  ...inActions({ prepare: (sandbox) => void sandbox.faults.add({ app: 'dealwren', status: 401 }) }),
  play: async () => {
    await run()
    await expect(await screen.findByRole('button', { name: /^Reconnect and run again/ }, SOON)).toBeVisible()
  },
}

/** One account that the page knows: nothing is asked. */
export const FixedAccount: Story = {
  ...inActions({
    prepare: (sandbox) =>
      void sandbox.connect('larkmail', { tenantKey: TENANT, id: 'con_mine', name: 'Mine' }),
  }),
  args: { connectionId: 'con_mine' },
}

export const WithoutTitle: Story = { ...Start, args: { title: null } }

export const AccountsFailed: Story = {
  ...inActions({ options: { faults: [{ match: '/connections', status: 500 }] } }),
  play: async () => {
    await expect(await screen.findByText(/could not be loaded/, {}, SOON)).toBeVisible()
  },
}
