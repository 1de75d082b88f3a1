import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  AppLogo,
  ConnectButton,
  ConnectionRow,
  ConnectionRowAction,
  ConnectionRowMenu,
  ConnectionRowName,
  ConnectionRowStatus,
  IntegrationsPage,
} from 'react-membrane'
import { ar } from 'react-membrane/labels/ar'
import { de } from 'react-membrane/labels/de'
import { es } from 'react-membrane/labels/es'
import { fr } from 'react-membrane/labels/fr'
import { he } from 'react-membrane/labels/he'
import { ja } from 'react-membrane/labels/ja'
import { pt } from 'react-membrane/labels/pt'
import { zhCN } from 'react-membrane/labels/zh-CN'
import { expect, waitFor, within } from 'storybook/test'
import { narrow, themeOf, wide } from './support/theme.js'
import { LONG_NAME, LONG_WORD } from './support/things.js'
import { inWorld, TENANT } from './support/world.js'

const meta = {
  title: 'Page/IntegrationsPage',
  component: IntegrationsPage,
  render: (args, { globals }) => <IntegrationsPage {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      story: { inline: false, height: '560px' },
      description: {
        component:
          'The whole settings page: accounts that are connected, and apps on offer. Start here. Use its props for what the page offers (`filter`, `can`, `multiple`, `connectionKey`), `components` to replace a row or a card, and the parts with the hooks only when the page itself should be another one.',
      },
    },
  },
  argTypes: {
    theme: { table: { disable: true } },
    container: { control: false },
    components: { control: false },
    labels: { control: 'object' },
    headingLevel: { control: { type: 'range', min: 1, max: 5 } },
  },
} satisfies Meta<typeof IntegrationsPage>

export default meta
type Story = StoryObj<typeof meta>

/** Waits for what a person would wait for. */
const shows =
  (text: string | RegExp): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText(text)[0]).toBeVisible(), { timeout: 8_000 })
  }

/** The next page is asked for near the end of the list, which on a narrow screen is far below. */
const showsAtEnd =
  (text: string): NonNullable<Story['play']> =>
  async (context) => {
    await regionsAre(context.canvasElement)
    context.canvas.getAllByRole('listitem').at(-1)?.scrollIntoView()
    await shows(text)(context)
  }

const regionsAre = async (root: HTMLElement) => {
  await within(root).findAllByRole('heading', { level: 2, name: /\d/ }, { timeout: 8_000 })
  await waitFor(() => expect(within(root).getAllByRole('listitem').length).toBeGreaterThan(0))
}
const loaded: NonNullable<Story['play']> = ({ canvasElement }) => regionsAre(canvasElement)

/** Some accounts work, some apps are on offer: what most people see on most days. */
export const Everyday: Story = { ...inWorld({ options: { scenario: 'everyday' } }), play: loaded }

/** First data is on its way. */
export const Loading: Story = {
  ...inWorld({ options: { latencyMs: 3_600_000 } }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.membrane-skeletons[data-shown]')).toBeVisible())
  },
}

/** The workspace offers nothing yet. */
export const Empty: Story = {
  ...inWorld({ options: { scenario: 'empty' } }),
  play: shows('No integrations yet.'),
}

/** A new customer: apps on offer, and no account. */
export const NothingConnected: Story = {
  ...inWorld({ options: { tenantKey: 'somebody-else' } }),
  play: shows(/^Nothing connected yet/),
}

/** One account in each state that needs somebody, and some that work. */
export const NeedsAttention: Story = {
  ...inWorld({ options: { scenario: 'needs-attention' } }),
  play: shows('Could not be set up'),
}

/** Neither list could be loaded. */
export const FailingLists: Story = {
  ...inWorld({ options: { scenario: 'failing' } }),
  play: shows('We could not load your integrations.'),
}

/** The accounts could be loaded, the apps could not. */
export const OneListFails: Story = {
  ...inWorld({ options: { faults: [{ match: '/integrations', status: 500 }] } }),
  play: shows('We could not load your integrations.'),
}

/** Pages of apps come as they are scrolled to. */
export const TenThousandApps: Story = {
  ...inWorld({ options: { scenario: 'large', integrations: 10_000 } }),
  play: loaded,
}

/** Every app is connected already. */
export const EverythingConnected: Story = {
  args: { filter: { include: ['billhaven', 'helpwren', 'plumepost'] } },
  play: shows(/^Every available app/),
}

/** More apps than one page of the API holds; of these a few are on offer. What comes after the first page goes wrong. */
const withNextPage = (fault: { delayMs: number } | { status: number }): Story => ({
  args: { filter: { include: ['dealwren', 'pipelark', 'foldmark', 'larkmail', 'sendwick', 'mailgrove'] } },
  ...inWorld({
    options: {
      scenario: 'large',
      integrations: 300,
      faults: [{ match: 'GET /integrations', after: 1, ...fault }],
    },
  }),
})

/** The next page of apps is on its way. */
export const MoreOnTheirWay: Story = {
  ...withNextPage({ delayMs: 3_600_000 }),
  play: showsAtEnd('Loading more apps…'),
}

/** The next page of apps could not be loaded: what is there stays, and the way on is a button. */
export const MoreFailed: Story = {
  ...withNextPage({ status: 400 }),
  play: showsAtEnd('More apps could not be loaded.'),
}

const withLongNames = inWorld({
  prepare(sandbox) {
    const { id } = sandbox.connect('quill', { tenantKey: TENANT, name: LONG_NAME })
    sandbox.disconnect(id, {
      type: 'connection',
      message: `${'The app answered that it cannot do this now. '.repeat(4)}`,
    })
    sandbox.connect('billhaven', { tenantKey: TENANT, name: LONG_WORD })
    sandbox.offer('aardvark', { name: `Aardvark ${LONG_NAME}` })
    sandbox.offer('aaword', { name: `Aa${LONG_WORD}` })
  },
})

/** Names and messages of any length, with and without spaces. */
export const LongNames: Story = {
  args: { filter: { include: ['quill', 'billhaven', 'aardvark', 'aaword', 'dealwren', 'larkmail'] } },
  ...withLongNames,
  play: shows(/^Aardvark Northern Subsidiary/),
}

/** 360 px: a phone, or a narrow panel. The page looks at its own width, not at the window's. */
export const Narrow: Story = { ...narrow, play: loaded }

export const NarrowNeedsAttention: Story = {
  parameters: { ...narrow.parameters, ...inWorld({ options: { scenario: 'needs-attention' } }).parameters },
  play: shows('Could not be set up'),
}

export const NarrowLongNames: Story = {
  ...LongNames,
  parameters: { ...withLongNames.parameters, ...narrow.parameters },
}

/** 1440 px: a large screen. */
export const Wide: Story = {
  parameters: { ...wide.parameters, ...inWorld({ options: { scenario: 'needs-attention' } }).parameters },
  play: shows('Could not be set up'),
}

/** Light or dark as the system is, which is the default. */
export const ThemeOfTheSystem: Story = {
  args: { theme: 'auto' },
  render: (args) => <IntegrationsPage {...args} />,
  ...inWorld({ options: { scenario: 'needs-attention' } }),
  play: shows('Could not be set up'),
}

/** Nobody is signed in to the product. */
export const SignedOut: Story = {
  args: { signInHref: '#sign-in' },
  ...inWorld({ provider: { fetchToken: async () => null } }),
  play: shows('You are signed out.'),
}

export const German: Story = {
  tags: ['own-language'],
  args: { labels: de },
  ...inWorld({ options: { scenario: 'needs-attention' } }),
  play: shows(de.page.title),
}

export const French: Story = {
  ...German,
  tags: ['own-language'],
  args: { labels: fr },
  play: shows(fr.page.title),
}
export const Spanish: Story = {
  ...German,
  tags: ['own-language'],
  args: { labels: es },
  play: shows(es.page.title),
}
export const Portuguese: Story = {
  ...German,
  tags: ['own-language'],
  args: { labels: pt },
  play: shows(pt.page.title),
}
export const Chinese: Story = {
  ...German,
  tags: ['own-language'],
  args: { labels: zhCN },
  play: shows(zhCN.page.title),
}
export const Japanese: Story = { tags: ['own-language'], args: { labels: ja }, play: shows(ja.page.title) }

/** Arabic, right to left. App and account names keep their own direction. */
export const Arabic: Story = {
  tags: ['own-language'],
  args: { labels: ar },
  parameters: { direction: 'rtl', ...inWorld({ options: { scenario: 'needs-attention' } }).parameters },
  play: shows(ar.page.title),
}

export const HebrewNarrow: Story = {
  tags: ['own-language'],
  args: { labels: he },
  parameters: { direction: 'rtl', ...narrow.parameters },
  play: shows(he.page.title),
}

/** An app may have several accounts: its card stays, and adds another. */
export const SeveralAccounts: Story = { args: { multiple: true }, play: shows('Add another account') }

/** Some things are for administrators; the reason is shown. */
export const OnlyAdminsDisconnect: Story = {
  args: { can: { disconnect: 'Ask an admin to disconnect accounts.' } },
  play: loaded,
}

/** Only to look at. */
export const NothingPermitted: Story = {
  args: {
    can: {
      connect: 'Ask an admin to connect apps.',
      reconnect: 'Ask an admin to reconnect.',
      disconnect: 'Ask an admin to disconnect.',
    },
  },
  ...inWorld({ options: { scenario: 'needs-attention' } }),
  play: shows(/Ask an admin to reconnect/),
}

/** Below a heading of your own: none of ours, and regions one level deeper. */
export const BelowYourHeading: Story = {
  args: { title: null, headingLevel: 2 },
  render: (args, { globals }) => (
    <main>
      <h1 data-host="">Workspace settings</h1>
      <h2 data-host="">Integrations</h2>
      <IntegrationsPage {...args} theme={themeOf(globals)} />
    </main>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { level: 3, name: /^Available \d/ }, { timeout: 8_000 })
  },
}

/** Some words of your own, as plain data. */
export const YourWords: Story = {
  args: {
    labels: {
      page: {
        title: 'Apps',
        description: 'Bring your tools along.',
        connected: 'In use',
        available: 'More apps',
      },
      action: { connect: 'Add' },
      actionOn: { connect: 'Add {app}' },
    },
  },
  play: shows('Bring your tools along.'),
}

/** A few apps of the workspace, with the categories that you say. */
export const Filtered: Story = {
  args: {
    filter: { include: ['dealwren', 'pipelark', 'larkmail', 'stowbay', 'murmur-rooms'] },
    categories: { dealwren: 'Sales', pipelark: 'Sales', larkmail: 'Office', stowbay: 'Office' },
    describe: false,
  },
  play: loaded,
}

/** A row and a card of your own, arranged from the slots of ours. */
export const YourRowAndCard: Story = {
  args: {
    components: {
      Row: (props) => (
        <ConnectionRow {...props}>
          <AppLogo name={props.integration?.name ?? props.connection.name} src={props.integration?.logoUri} />
          <ConnectionRowName />
          <ConnectionRowStatus />
          <ConnectionRowAction />
          <ConnectionRowMenu />
        </ConnectionRow>
      ),
      Card: ({ integration, onConnect, onPrepare }) => (
        <div role="listitem" className="membrane-card">
          <strong className="membrane-card-name">{integration.name}</strong>
          <ConnectButton
            className="membrane-card-action"
            integration={integration}
            variant="quiet"
            onPointerEnter={onPrepare}
            onConnect={() => onConnect?.(integration)}
          />
        </div>
      ),
    },
  },
  play: loaded,
}
