import type { Meta, StoryObj } from '@storybook/react-vite'
import { Elapsed } from 'react-membrane'
import { inRoot } from './support/theme.js'

const NOW = Date.parse('2026-03-02T12:00:00.000Z')

const meta = {
  title: 'Parts/Elapsed',
  component: Elapsed,
  args: { since: NOW - 42_000, now: () => NOW },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Counts up while something is being set up. Silent: a screen reader is not told every second.',
      },
    },
  },
} satisfies Meta<typeof Elapsed>

export default meta
type Story = StoryObj<typeof meta>

export const Seconds: Story = {}
export const Minutes: Story = { args: { since: NOW - 754_000 } }
export const Hours: Story = { args: { since: NOW - 7_384_000 } }
