import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button, EmptyState } from 'react-membrane'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/EmptyState',
  component: EmptyState,
  args: { title: 'No integrations yet.', text: 'When your workspace adds apps, they appear here.' },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component: 'Says why there is nothing, and what can be done. Buttons go in as children: one, or two.',
      },
    },
  },
} satisfies Meta<typeof EmptyState>

export default meta
type Story = StoryObj<typeof meta>

export const WithText: Story = {}
export const TitleAlone: Story = { args: { text: undefined } }
export const WithButtons: Story = {
  args: {
    title: 'No app called “wiki”.',
    text: 'Describe it and we will look for a way to connect it.',
    children: (
      <>
        <Button>Describe the app</Button>
        <Button>Ask us to add it</Button>
      </>
    ),
  },
}
