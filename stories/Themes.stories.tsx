import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button, IntegrationsPage, useSpeech } from 'react-membrane'
import { expect, screen, userEvent, within } from 'storybook/test'
import brand from './recipes/brand.css?url'
import dense from './recipes/dense.css?url'
import brandHost from './recipes/hosts/brand.css?url'
import shadcnHost from './recipes/hosts/shadcn.css?url'
import tailwindHost from './recipes/hosts/tailwind.css?url'
import tokensHost from './recipes/hosts/tokens.css?url'
import invalid from './recipes/invalid.css?url'
import shadcn from './recipes/shadcn.css?url'
import tailwind from './recipes/tailwind.css?url'
import tokens from './recipes/tokens.css?url'
import { AccentSwatches } from './support/AccentSwatches.js'
import { Root, themeOf } from './support/theme.js'
import { inWorld } from './support/world.js'

function Accented() {
  const { labels } = useSpeech()
  return (
    <div className="story-line">
      <Button variant="primary">{labels.action.connect}</Button>
      <Button variant="danger">{labels.action.disconnect}</Button>
      <span className="membrane-attention">
        <Button variant="quiet">{labels.fixAll.start}</Button>
      </span>
    </div>
  )
}

const meta = {
  title: 'Themes',
  component: IntegrationsPage,
  render: (args, { globals }) => <IntegrationsPage {...args} theme={themeOf(globals)} />,
  parameters: {
    // What is being set up stays so: a look that changes while one looks cannot be compared.
    ...inWorld({ options: { scenario: 'needs-attention', buildMs: 3_600_000 } }).parameters,
    controls: { disable: true },
    docs: {
      story: { inline: false, height: '560px' },
      description: {
        component:
          'The page in other people’s colours: a few CSS variables on `.membrane-root`, which docs/theming.md lists with these recipes word for word. Light and dark are in the toolbar.',
      },
    },
  },
} satisfies Meta<typeof IntegrationsPage>

export default meta
type Story = StoryObj<typeof meta>

const shown: NonNullable<Story['play']> = async ({ canvas }) => {
  await canvas.findByText('Could not be set up', {}, { timeout: 8_000 })
}

/** Stylesheets that are there as long as the story is. */
const styledBy = (...sheets: string[]): Story => ({ parameters: { sheets } })

export const Ours: Story = { play: shown }
/** The six basic tokens. */
export const BasicTokens: Story = { ...styledBy(tokensHost, tokens), play: shown }
/** shadcn/ui: its variables, mapped. */
export const Shadcn: Story = { ...styledBy(shadcnHost, shadcn), play: shown }
/** Tailwind 4: its theme variables, mapped, and its layers in order. */
export const Tailwind: Story = { ...styledBy(tailwindHost, tailwind), play: shown }
/** A brand with square corners and a serif. */
export const SquareBrand: Story = { ...styledBy(brandHost, brand), play: shown }
/** An admin tool: more on the screen. */
export const DenseAdmin: Story = { ...styledBy(dense), play: shown }
/** Colours that are none: the page takes the host's, and works. */
export const InvalidColours: Story = { ...styledBy(invalid), play: shown }

/** A dialog takes the theme along: it has a root of its own. */
export const SquareBrandDialog: Story = {
  ...styledBy(brandHost, brand),
  play: async (context) => {
    await shown(context)
    const [first] = await context.canvas.findAllByRole('button', { name: /^More actions/ })
    if (!first) throw new Error('There is no menu to open.')
    await userEvent.click(first)
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename…' }))
    const dialog = await screen.findByRole('dialog')
    await expect(within(dialog).getByRole('button', { name: 'Save' })).toBeVisible()
  },
}

/** Any accent: the text on it is black or white, whichever can be read, and the accent as text keeps its contrast. */
export const AnyAccent: Story = {
  parameters: { world: {} },
  render: (_, { globals }) => <AccentSwatches theme={themeOf(globals)} />,
}

/** Everything that has the accent, in the theme's own. */
export const AccentedParts: Story = {
  parameters: { world: {} },
  render: (_, { globals }) => (
    <Root theme={themeOf(globals)}>
      <Accented />
    </Root>
  ),
}
