import type { Meta, StoryObj } from '@storybook/react-vite'
import { LabelsProvider, RelativeTime } from 'react-membrane'
import { ar } from 'react-membrane/labels/ar'
import { de } from 'react-membrane/labels/de'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/RelativeTime',
  component: RelativeTime,
  args: { dateTime: '2026-03-02T10:00:00.000Z', now: () => Date.parse('2026-03-02T12:00:00.000Z') },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'How long ago something was, in the reader’s language, with the exact moment as its title.',
      },
    },
  },
} satisfies Meta<typeof RelativeTime>

export default meta
type Story = StoryObj<typeof meta>

export const HoursAgo: Story = {}
export const JustNow: Story = { args: { dateTime: '2026-03-02T11:59:40.000Z' } }
export const LongAgo: Story = { args: { dateTime: '2024-01-01T00:00:00.000Z' } }
export const InASentence: Story = {
  args: { phrase: (time) => `last synced ${time}` },
  render: (args) => <RelativeTime {...args} data-host="" />,
}
export const InGerman: Story = {
  tags: ['own-language'],
  decorators: [
    (Story) => (
      <LabelsProvider labels={de}>
        <Story />
      </LabelsProvider>
    ),
  ],
}
export const InArabic: Story = {
  tags: ['own-language'],
  parameters: { direction: 'rtl' },
  decorators: [
    (Story) => (
      <LabelsProvider labels={ar}>
        <Story />
      </LabelsProvider>
    ),
  ],
}
