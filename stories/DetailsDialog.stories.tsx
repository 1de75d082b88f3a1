import type { Meta, StoryObj } from '@storybook/react-vite'
import { DetailsDialog, toRow, type DetailsDialogProps } from 'react-membrane'
import { expect, fn, screen, userEvent } from 'storybook/test'
import { given, placeProps, rowProp } from './support/props.js'
import { themeOf } from './support/theme.js'
import { connectionIn, integration, row, rowIn } from './support/things.js'

const meta = {
  title: 'Dialogs/DetailsDialog',
  component: DetailsDialog,
  args: { row, now: () => Date.parse('2026-03-02T12:00:00.000Z'), onClose: fn() },
  render: (args, { globals }) => <DetailsDialog {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      story: { inline: false, height: '480px' },
      description: {
        component:
          'Everything that is known of an account, to read and to copy for support: no tokens, no passwords. Mount it to open it.',
      },
    },
  },
  argTypes: {
    row: rowProp,
    now: given('() => number', 'What time it is, in milliseconds since the epoch. Default: `Date.now`.'),
    ...placeProps,
  } satisfies Record<keyof DetailsDialogProps, unknown>,
} satisfies Meta<typeof DetailsDialog>

export default meta
type Story = StoryObj<typeof meta>

const isOpen: NonNullable<Story['play']> = async () => {
  await expect(await screen.findByRole('dialog')).toBeVisible()
}

export const OfOneThatWorks: Story = { play: isOpen }
export const OfBroken: Story = { args: { row: rowIn('disconnected') }, play: isOpen }
export const OfUnknownState: Story = { args: { row: rowIn('unknown') }, play: isOpen }
export const WithSeveralErrors: Story = {
  args: {
    row: toRow(
      connectionIn('error', {
        errors: [
          { type: 'internal', key: 'rate_limit_exceeded', message: 'Larkmail is not answering' },
          { type: 'connection', key: 'access_token_expired', message: 'Larkmail rejected the refresh token' },
        ],
      }),
      integration,
    ),
  },
  play: isOpen,
}

const copying =
  (writeText: () => Promise<void>, said: RegExp): NonNullable<Story['play']> =>
  async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    await userEvent.click(await screen.findByRole('button', { name: 'Copy details for support' }))
    await expect(await screen.findByText(said, { selector: '[role=status]' })).toBeInTheDocument()
  }
export const Copied: Story = { play: copying(async () => {}, /^Copied/) }
/** Where the clipboard is out of reach the text can be copied by hand. */
export const CopyFailed: Story = {
  play: copying(() => Promise.reject(new Error('not allowed')), /./),
}
