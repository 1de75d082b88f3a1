import type { Meta, StoryObj } from '@storybook/react-vite'
import { AppLogo } from 'react-membrane'
import { inRoot } from './support/theme.js'
import { integration } from './support/things.js'

const meta = {
  title: 'Parts/AppLogo',
  component: AppLogo,
  args: { name: 'Larkmail', src: integration.logoUri },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'An app’s logo on a light tile, in the dark too: many logos are dark. Without a picture, or with one that cannot be loaded, the first letters of the name on a tint of its own. Decorative: write the name beside it.',
      },
    },
  },
} satisfies Meta<typeof AppLogo>

export default meta
type Story = StoryObj<typeof meta>

export const Picture: Story = {}
export const Letters: Story = { args: { src: undefined } }
export const BrokenPicture: Story = { args: { src: 'data:image/png;base64,AAAA' } }
export const NotAPicture: Story = { args: { src: 'javascript:alert(1)' } }
const NAMES = [
  'Ada',
  'Brix',
  'Cobalt CRM',
  'Delta',
  'Ember Mail',
  'Flint',
  'Gale',
  'Harbour',
  'Iris Desk',
  '東京',
  'Žluť',
  '42',
]
export const AllTints: Story = {
  parameters: { brings: NAMES },
  render: () => (
    <div className="story-line">
      {NAMES.map((name) => (
        <AppLogo key={name} name={name} />
      ))}
    </div>
  ),
}
