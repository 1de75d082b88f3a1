import type { Meta, StoryObj } from '@storybook/react-vite'
import { IntegrationsPage } from 'react-membrane'
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test'
import { themeOf } from './support/theme.js'
import { inWorld, TENANT } from './support/world.js'

const SOON = { timeout: 8_000 }

const meta = {
  title: 'Page/Flows',
  component: IntegrationsPage,
  args: {
    onConnect: fn(),
    onReconnect: fn(),
    onDisconnect: fn(),
    onUndo: fn(),
    onRename: fn(),
    onError: fn(),
    onRequestIntegration: fn(),
  },
  render: (args, { globals }) => <IntegrationsPage {...args} theme={themeOf(globals)} />,
  parameters: {
    controls: { disable: true },
    docs: {
      story: { inline: false, height: '560px' },
      description: {
        component:
          'What people do on the page, done by itself: open a story and watch it in the Interactions panel. The sign-in window is the sandbox’s scripted one, which decides at once.',
      },
    },
  },
} satisfies Meta<typeof IntegrationsPage>

export default meta
type Story = StoryObj<typeof meta>

const button = (name: string | RegExp) => screen.findByRole('button', { name }, SOON)
const press = async (name: string | RegExp) => userEvent.click(await button(name))
const choose = async (account: RegExp, item: string | RegExp) => {
  await press(account)
  await userEvent.click(await screen.findByRole('menuitem', { name: item }, SOON))
}
const rowOf = async (name: RegExp) =>
  within(await screen.findByRole('region', { name: /^Connected/ }, SOON)).findByRole(
    'listitem',
    { name },
    SOON,
  )
const said = (text: RegExp) => waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(text), SOON)

const account = (name: string) =>
  inWorld({ prepare: (sandbox) => void sandbox.connect('dealwren', { tenantKey: TENANT, name }) })

export const Connect: Story = {
  play: async ({ args }) => {
    await press('Connect Dealwren')
    await waitFor(() => expect(args.onConnect).toHaveBeenCalledOnce(), SOON)
    await expect(await within(await rowOf(/^Dealwren/)).findByText('Connected', {}, SOON)).toBeVisible()
  },
}

/** Closing the window says nothing: the person knows. The focus is where it was. */
export const CancelConnect: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('cancel') }),
  play: async ({ args }) => {
    await press('Connect Dealwren')
    const again = await button('Connect Dealwren')
    await waitFor(() => expect(again).toHaveFocus(), SOON)
    await expect(args.onConnect).not.toHaveBeenCalled()
    await expect(args.onError).not.toHaveBeenCalled()
  },
}

export const ConnectRefused: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('refuse') }),
  play: async ({ args }) => {
    await press('Connect Dealwren')
    await expect(
      await screen.findByText(/^Dealwren could not be connected/, { selector: '.membrane-clamp' }, SOON),
    ).toBeVisible()
    await expect(args.onError).toHaveBeenCalledOnce()
  },
}

/** The sign-in window is open: the button says so and keeps the focus; nothing else changes. */
export const Connecting: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('pending') }),
  play: async () => {
    await press('Connect Dealwren')
    await expect(await button('Connecting… Dealwren')).toHaveAttribute('aria-busy', 'true')
  },
}

/** The account is there at once, and says that it is being set up. */
export const ConnectBeingSetUp: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('succeed', { buildMs: 3_600_000 }) }),
  play: async () => {
    await press('Connect Dealwren')
    await expect(await within(await rowOf(/^Dealwren/)).findByText('Setting up…', {}, SOON)).toBeVisible()
  },
}

export const ConnectFailsSetUp: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('fail-setup', { buildMs: 50 }) }),
  play: async () => {
    await press('Connect Dealwren')
    await expect(
      await within(await rowOf(/^Dealwren/)).findByText('Could not be set up', {}, SOON),
    ).toBeVisible()
  },
}

export const ConnectNeedsInput: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('need-input') }),
  play: async () => {
    await press('Connect Dealwren')
    await expect(
      await within(await rowOf(/^Dealwren/)).findByText('Needs information', {}, SOON),
    ).toBeVisible()
  },
}

export const Reconnect: Story = {
  ...inWorld({
    prepare(sandbox) {
      const { id } = sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc' })
      sandbox.disconnect(id, { type: 'connection', message: 'Dealwren rejected the refresh token' })
    },
  }),
  play: async ({ args }) => {
    await press('Reconnect Acme Inc (Dealwren)')
    await waitFor(() => expect(args.onReconnect).toHaveBeenCalledOnce(), SOON)
    await expect(await within(await rowOf(/^Dealwren/)).findByText('Connected', {}, SOON)).toBeVisible()
  },
}

export const FixAll: Story = {
  ...inWorld({ options: { scenario: 'needs-attention' } }),
  play: async () => {
    await press('Fix all')
    const walk = await screen.findByRole('group', { name: 'Fix all' }, SOON)
    await expect(within(walk).getByText(/^1 of \d/)).toBeVisible()
    await userEvent.click(within(walk).getByRole('button', { name: /^(Reconnect|Continue|Try again)/ }))
    await expect(await within(walk).findByText(/^2 of \d/, {}, SOON)).toBeVisible()
    await userEvent.click(within(walk).getByRole('button', { name: 'Skip' }))
    await expect(await within(walk).findByText(/^3 of \d/, {}, SOON)).toBeVisible()
  },
}

/** Every account has a menu, with the same order everywhere. */
export const Menu: Story = {
  ...account('Acme Inc'),
  play: async () => {
    await press('More actions for Acme Inc (Dealwren)')
    await expect(await screen.findByRole('menuitem', { name: 'Disconnect…' }, SOON)).toBeVisible()
  },
}

export const MenuByKeyboard: Story = {
  ...account('Acme Inc'),
  play: async () => {
    const more = await button('More actions for Acme Inc (Dealwren)')
    more.focus()
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(screen.getAllByRole('menuitem')[0]).toHaveFocus(), SOON)
    await userEvent.keyboard('{End}')
    await expect(screen.getByRole('menuitem', { name: 'Disconnect…' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(more).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Disconnect…' })).toHaveFocus(), SOON)
  },
}

/** It asks first. */
export const DisconnectAsks: Story = {
  ...account('Acme Inc'),
  play: async ({ args }) => {
    await choose(/^More actions for Acme Inc/, 'Disconnect…')
    await expect(
      await screen.findByRole('alertdialog', { name: 'Disconnect Acme Inc from Dealwren?' }, SOON),
    ).toBeVisible()
    await expect(args.onDisconnect).not.toHaveBeenCalled()
  },
}

const disconnect = async () => {
  await choose(/^More actions for Acme Inc/, 'Disconnect…')
  const asks = await screen.findByRole('alertdialog', {}, SOON)
  await userEvent.click(within(asks).getByRole('button', { name: 'Disconnect' }))
}

/** At work it can be left all the same: what comes of it is said then. */
export const DisconnectAtWork: Story = {
  ...inWorld({
    prepare(sandbox) {
      sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc' })
      for (const fault of [{ method: 'DELETE' }, { method: 'POST', match: /archive/ }])
        sandbox.faults.add({ ...fault, delayMs: 3_600_000 })
    },
  }),
  play: async () => {
    await disconnect()
    const atWork = await button(/^Disconnecting…/)
    await expect(atWork).toHaveFocus()
    await expect(screen.getByRole('button', { name: 'Close' })).toBeVisible()
  },
}

/** It can be undone for ten seconds; the focus is on Undo, and the time rests while it is there. */
export const Disconnected: Story = {
  ...account('Acme Inc'),
  play: async ({ args }) => {
    await disconnect()
    const undo = await button(/^Undo/)
    await waitFor(() => expect(undo).toHaveFocus(), SOON)
    await expect(args.onDisconnect).toHaveBeenCalledOnce()
    await said(/Acme Inc \(Dealwren\) was disconnected/)
  },
}

export const DisconnectAndUndo: Story = {
  ...account('Acme Inc'),
  play: async ({ args }) => {
    await disconnect()
    await press(/^Undo/)
    await waitFor(() => expect(args.onUndo).toHaveBeenCalledOnce(), SOON)
    await expect(await rowOf(/^Dealwren/)).toBeVisible()
  },
}

/** What lost its sign-in comes back without one. */
export const UndoneWithoutSignIn: Story = {
  ...inWorld({
    prepare(sandbox) {
      const { id } = sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc' })
      sandbox.disconnect(id, { type: 'connection', message: 'Dealwren rejected the refresh token' })
    },
  }),
  play: async () => {
    await disconnect()
    await press(/^Undo/)
    await expect(
      await screen.findByText(/has to be signed in again/, { selector: '.membrane-undo-text' }, SOON),
    ).toBeVisible()
  },
}

/** What went wrong is said where the person is: in the dialog. */
export const DisconnectRefused: Story = {
  ...inWorld({
    prepare(sandbox) {
      sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc' })
      sandbox.faults.add({ method: 'DELETE', status: 500 })
      sandbox.faults.add({ method: 'POST', match: /archive/, status: 500 })
    },
  }),
  play: async ({ args }) => {
    await disconnect()
    const asks = await screen.findByRole('alertdialog', {}, SOON)
    await expect(await within(asks).findByRole('alert', {}, SOON)).toHaveTextContent(
      /could not be disconnected/,
    )
    await expect(args.onDisconnect).not.toHaveBeenCalled()
  },
}

export const Rename: Story = {
  ...account('Acme Inc'),
  play: async ({ args }) => {
    await choose(/^More actions for Acme Inc/, 'Rename…')
    const name = await screen.findByRole('textbox', { name: 'Name' }, SOON)
    await waitFor(() => expect(name).toHaveFocus())
    await userEvent.clear(name)
    await userEvent.type(name, 'Acme Europe{Enter}')
    await waitFor(() => expect(args.onRename).toHaveBeenCalledOnce(), SOON)
    await expect(await rowOf(/Acme Europe/)).toBeVisible()
  },
}

export const RenameRefused: Story = {
  ...inWorld({
    prepare(sandbox) {
      sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc' })
      sandbox.faults.add({ method: 'PATCH', status: 500 })
    },
  }),
  play: async () => {
    await choose(/^More actions for Acme Inc/, 'Rename…')
    const name = await screen.findByRole('textbox', { name: 'Name' }, SOON)
    await userEvent.clear(name)
    await userEvent.type(name, 'Acme Europe{Enter}')
    await expect(await screen.findByRole('alert', {}, SOON)).toHaveTextContent(/could not be saved/)
    await expect(name).toHaveValue('Acme Europe')
  },
}

export const Details: Story = {
  ...account('Acme Inc'),
  play: async () => {
    await choose(/^More actions for Acme Inc/, 'Details')
    await expect(await screen.findByRole('dialog', { name: 'Acme Inc (Dealwren)' }, SOON)).toBeVisible()
  },
}

export const TestConnection: Story = {
  ...inWorld({
    prepare: (sandbox) =>
      void sandbox.connect('dealwren', { tenantKey: TENANT, name: 'Acme Inc', canTest: true }),
  }),
  play: async () => {
    await choose(/^More actions for Acme Inc/, 'Test connection')
    await expect(
      await screen.findByText('Acme Inc (Dealwren) works.', { selector: '.membrane-row-notice' }, SOON),
    ).toBeVisible()
  },
}

export const Search: Story = {
  play: async ({ canvas }) => {
    const field = await canvas.findByRole('searchbox', {}, SOON)
    await canvas.findByRole('button', { name: 'Connect Dealwren' }, SOON)
    await userEvent.type(field, 'deal')
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Connect Larkmail' })).toBeNull(), SOON)
    await expect(await canvas.findByRole('button', { name: 'Connect Dealwren' })).toBeVisible()
    await said(/apps? found|apps shown/)
  },
}

/** Results are on their way: what is shown is of before. */
export const SearchUnderWay: Story = {
  ...inWorld({
    options: {
      faults: [{ match: 'GET /integrations', after: 1, delayMs: 3_600_000 }],
    },
  }),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Connect Dealwren' }, SOON)
    const field = canvas.getByRole('searchbox')
    await userEvent.type(field, 'deal')
    await waitFor(() => expect(field).toHaveAttribute('aria-busy', 'true'), SOON)
    await expect(canvas.getByRole('region', { name: /^Available/ })).toHaveAttribute('data-stale')
  },
}

export const SearchFindsNothing: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Connect Dealwren' }, SOON)
    await userEvent.type(await canvas.findByRole('searchbox'), 'our company wiki')
    await expect(await canvas.findByText('No app called “our company wiki”.', {}, SOON)).toBeVisible()
    await said(/No app called “our company wiki”/)
  },
}

/** What somebody searched for in vain is what they describe. */
export const DescribeWhatIsMissing: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Connect Dealwren' }, SOON)
    await userEvent.type(await canvas.findByRole('searchbox'), 'our company wiki')
    await press('Describe the app')
    await expect(await screen.findByRole('textbox', { name: 'Which app do you need?' }, SOON)).toHaveValue(
      'our company wiki',
    )
  },
}

/** What was described could not be connected: it is said where the lists end. */
export const DescribedAppFails: Story = {
  ...inWorld({ prepare: (sandbox) => sandbox.openConnect.next('refuse') }),
  play: async ({ args }) => {
    await press('Describe the app')
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Which app do you need?' }, SOON),
      'our company wiki{Enter}',
    )
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce(), SOON)
    await expect(
      await screen.findByText(/^our company wiki could not be connected/, { selector: 'p' }, SOON),
    ).toBeVisible()
  },
}

export const ChooseCategory: Story = {
  play: async ({ canvas }) => {
    const crm = await canvas.findByRole('radio', { name: 'CRM' }, SOON)
    await userEvent.click(crm)
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Connect Larkmail' })).toBeNull(), SOON)
    await expect(crm).toBeChecked()
  },
}

/** Lists that failed come back when they are asked for again. */
export const TryListsAgain: Story = {
  ...inWorld({
    options: { faults: [{ match: /^GET \/(integrations|connections)/, status: 400, times: 2 }] },
  }),
  play: async ({ canvas }) => {
    await press('Try again')
    await expect(await canvas.findByRole('button', { name: 'Connect Dealwren' }, SOON)).toBeVisible()
    await waitFor(() => expect(canvas.queryByText('We could not load your integrations.')).toBeNull(), SOON)
  },
}
