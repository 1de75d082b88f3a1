import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button, Guarded, type GuardedProps } from 'react-membrane'
import { expect, fn } from 'storybook/test'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/Guarded',
  component: Guarded,
  args: { children: <Button>Your own part</Button>, fallback: <span>Ours instead.</span> },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Keeps an error of one part where it happened, and shows something else there. When `resetKey` changes, it gets another chance.',
      },
    },
  },
  argTypes: { children: { control: false }, fallback: { control: false } },
} satisfies Meta<GuardedProps>

export default meta
type Story = StoryObj<typeof meta>

export const NothingWrong: Story = {}

function Broken(): never {
  throw new Error('This part is broken on purpose.')
}

const onError = fn()

/** What threw is gone, what was beside it is not. */
export const FellBack: Story = {
  args: { children: <Broken />, onError },
  // React would say it in the console, which no story may.
  parameters: { react: { rootOptions: { onCaughtError: () => {} } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Ours instead.')).toBeVisible()
    await expect(onError).toHaveBeenCalledOnce()
  },
}
