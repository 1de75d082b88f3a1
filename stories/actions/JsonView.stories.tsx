import type { Meta, StoryObj } from '@storybook/react-vite'
import { JsonView } from 'react-membrane/actions'
import { expect, userEvent } from 'storybook/test'
import { narrow } from '../support/theme.js'
import { inActionsRoot } from './support/inActionsRoot.js'

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `contact_${at}`, email: `person${at}@acme.test` }))

const meta = {
  title: 'Actions/JsonView',
  component: JsonView,
  args: { title: 'contacts.json', value: { id: 'contact_7', email: 'ada@acme.test', tags: ['lead'] } },
  decorators: [inActionsRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Any value as text: folded when it is long, copied whole, never run as markup. Credentials are hidden unless `redacted={false}`.',
      },
    },
  },
} satisfies Meta<typeof JsonView>

export default meta
type Story = StoryObj<typeof meta>

export const Short: Story = {}
export const Folded: Story = { args: { value: people(60) } }
export const FoldedNarrow: Story = { ...Folded, ...narrow }
export const Open: Story = {
  ...Folded,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^Show all/ }))
    await expect(canvas.getByRole('button', { name: 'Show less' })).toBeVisible()
  },
}
/** More than a page can bear is cut, and copied whole. */
export const Cut: Story = {
  args: { value: people(4_000) },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^Show all/ }))
    await expect(canvas.getByText(/Copy it to get all/)).toBeVisible()
  },
}
export const Empty: Story = { args: { value: undefined } }
export const Redacted: Story = {
  args: { value: { authorization: 'Bearer abcdefghijklmnop', password: 'hunter22', email: 'ada@acme.test' } },
}
export const Markup: Story = { args: { value: { html: '<img src=x onerror=alert(1)>' } } }

const withClipboard =
  (writeText: () => Promise<void>, shown: RegExp): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    await userEvent.click(canvas.getByRole('button', { name: 'Copy: contacts.json' }))
    const [first] = await canvas.findAllByText(shown)
    await expect(first).toBeVisible()
  }
export const Copied: Story = { play: withClipboard(async () => {}, /^Copied/) }
export const CopyFailed: Story = {
  play: withClipboard(() => Promise.reject(new Error('not allowed')), /^This could not be copied/),
}
