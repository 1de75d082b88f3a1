import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { TileWall } from './headless/TileWall.js'
import sheet from './headless/tile-wall.css?url'

const meta = {
  title: 'Headless/TileWall',
  component: TileWall,
  parameters: {
    unstyled: true,
    sheets: [sheet],
    docs: {
      story: { inline: false, height: '560px' },
      description: {
        component:
          'Another page altogether: our parts and hooks, arranged anew, and nothing of our stylesheet. stories/headless/TileWall.tsx is all of it, in less than 100 lines; its stylesheet says how the parts look, by their classes and `data-*`. Where the focus goes after something was done is yours then.',
      },
    },
  },
} satisfies Meta<typeof TileWall>

export default meta
type Story = StoryObj<typeof meta>

const SOON = { timeout: 8_000 }

const offered = () => screen.findByRole('button', { name: 'Connect Dealwren' }, SOON)
const menu = (account: string) => screen.findByRole('button', { name: `More actions for ${account}` }, SOON)

export const Everyday: Story = {
  play: async () => {
    await expect(await offered()).toBeVisible()
  },
}

export const ConnectAndDisconnect: Story = {
  play: async () => {
    await userEvent.click(await offered())
    await userEvent.click(await menu('Acme Inc'))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disconnect…' }, SOON))
    const asks = await screen.findByRole('alertdialog', {}, SOON)
    await userEvent.click(within(asks).getByRole('button', { name: 'Disconnect' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }, SOON))
    await expect(await menu('Acme Inc')).toBeVisible()
  },
}

export const MenuOpen: Story = {
  play: async () => {
    await userEvent.click(await menu('Acme live'))
    await expect(await screen.findByRole('menu', {}, SOON)).toBeVisible()
  },
}

export const Searched: Story = {
  play: async () => {
    await offered()
    await userEvent.type(screen.getByRole('searchbox'), 'mail')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Connect Dealwren' })).toBeNull(), SOON)
  },
}
