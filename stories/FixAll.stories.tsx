import type { Meta, StoryObj } from '@storybook/react-vite'
import { FixAll } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot, narrow } from './support/theme.js'
import { rowIn } from './support/things.js'

const meta = {
  title: 'Rows and cards/FixAll',
  component: FixAll,
  args: {
    rows: [rowIn('disconnected'), rowIn('action-required'), rowIn('input-required')],
    onFix: fn(async () => true),
    onEnd: fn(),
  },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Walks through all accounts to repair, one click each, and sums up: a window may only be opened by a click. Show it above the list when more than one account needs somebody.',
      },
    },
  },
  argTypes: { rows: { control: false } },
} satisfies Meta<typeof FixAll>

export default meta
type Story = StoryObj<typeof meta>

export const FirstOfThree: Story = {}
export const FirstOfThreeNarrow: Story = { ...narrow }
export const WindowOpen: Story = {
  args: { onFix: fn(() => new Promise<boolean>(() => {})) },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^Reconnect/ }))
    await expect(canvas.getByText('Connecting…')).toBeVisible()
  },
}
export const AllDone: Story = {
  play: async ({ canvas }) => {
    for (const name of [/^Reconnect/, /^Continue/, /^Continue/])
      await userEvent.click(await canvas.findByRole('button', { name }))
    await expect(await canvas.findByText('All 3 accounts reconnected.')).toBeVisible()
  },
}
export const SomeLeft: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^Reconnect/ }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Skip' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Skip' }))
    await expect(await canvas.findByText('1 reconnected, 2 left.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(args.onEnd).toHaveBeenCalledOnce()
  },
}
