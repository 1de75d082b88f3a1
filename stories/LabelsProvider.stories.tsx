import type { Meta, StoryObj } from '@storybook/react-vite'
import { LabelsProvider, StateBadge } from 'react-membrane'
import { ar } from 'react-membrane/labels/ar'
import { de } from 'react-membrane/labels/de'
import { es } from 'react-membrane/labels/es'
import { fr } from 'react-membrane/labels/fr'
import { he } from 'react-membrane/labels/he'
import { ja } from 'react-membrane/labels/ja'
import { pt } from 'react-membrane/labels/pt'
import { zhCN } from 'react-membrane/labels/zh-CN'
import { inRoot } from './support/theme.js'
import { connectionIn, KINDS } from './support/things.js'

const badges = (
  <div className="story-grid">
    {KINDS.map((kind) => (
      <StateBadge key={kind} connection={connectionIn(kind)} />
    ))}
  </div>
)

const meta = {
  title: 'Parts/LabelsProvider',
  component: LabelsProvider,
  args: { labels: undefined, children: badges },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'Other words for everything inside: a whole language, or a few words of yours, or both in a list. For the whole app give `labels` to the provider instead.',
      },
    },
  },
  argTypes: { children: { control: false } },
} satisfies Meta<typeof LabelsProvider>

export default meta
type Story = StoryObj<typeof meta>

export const YourWords: Story = { args: { labels: { status: { connected: 'Up and running' } } } }
export const German: Story = { tags: ['own-language'], args: { labels: de } }
export const French: Story = { tags: ['own-language'], args: { labels: fr } }
export const Spanish: Story = { tags: ['own-language'], args: { labels: es } }
export const Portuguese: Story = { tags: ['own-language'], args: { labels: pt } }
export const Japanese: Story = { tags: ['own-language'], args: { labels: ja } }
export const Chinese: Story = { tags: ['own-language'], args: { labels: zhCN } }
/** Right to left: the shape stands before the word. */
export const Arabic: Story = {
  tags: ['own-language'],
  args: { labels: ar },
  parameters: { direction: 'rtl' },
}
export const Hebrew: Story = {
  tags: ['own-language'],
  args: { labels: he },
  parameters: { direction: 'rtl' },
}
