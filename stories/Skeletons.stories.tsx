import type { Meta, StoryObj } from '@storybook/react-vite'
import { Skeletons } from 'react-membrane'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/Skeletons',
  component: Skeletons,
  args: { kind: 'rows', delayMs: 0 },
  decorators: [
    (Story) => (
      <div className="membrane-page">
        <Story />
      </div>
    ),
    inRoot,
  ],
  parameters: {
    docs: {
      description: {
        component:
          'The outlines of what is on its way, in its real size, so that nothing jumps. Nothing is shown in the first 150 ms, and nothing is said to assistive technology: put `aria-busy` on your region.',
      },
    },
  },
  argTypes: { kind: { control: 'inline-radio', options: ['rows', 'cards'] } },
} satisfies Meta<typeof Skeletons>

export default meta
type Story = StoryObj<typeof meta>

export const Rows: Story = {}
export const Cards: Story = { args: { kind: 'cards' } }
