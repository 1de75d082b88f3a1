import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  ActionForm,
  ActionLabelsProvider,
  ActionsRoot,
  ConnectionPicker,
  RunOutcome,
} from 'react-membrane/actions'
import { de as actions } from 'react-membrane/actions/labels/de'
import { de as page } from 'react-membrane/labels/de'
import { themeOf } from '../support/theme.js'
import { crm, FAILURES, inActions, lostMail } from './support/things.js'

const schema = {
  type: 'object',
  required: ['to'],
  properties: { to: { type: 'string', title: 'To' }, text: { type: 'string', title: 'Text' } },
}
const nothing = () => {}

/** What a page of your own puts together. */
const parts = (
  <>
    <ConnectionPicker connections={[lostMail, crm]} value={crm.id} onValueChange={nothing} />
    <ActionForm schema={schema} onSubmit={nothing} />
    <RunOutcome outcome={FAILURES.app} onRetry={nothing} />
  </>
)

const meta = {
  title: 'Actions/ActionsRoot',
  component: ActionsRoot,
  args: { children: parts },
  render: (args, { globals }) => <ActionsRoot {...args} theme={args.theme ?? themeOf(globals)} />,
  parameters: {
    ...inActions().parameters,
    docs: {
      description: {
        component:
          'Goes around parts that you put together yourself: it carries the look, the words, and the place where results are said to people who do not see the screen. `ActionRunner` brings its own. `ActionLabelsProvider` lays words over those around it without an element.',
      },
    },
  },
  argTypes: { children: { control: false } },
} satisfies Meta<typeof ActionsRoot>

export default meta
type Story = StoryObj<typeof meta>

/** In the theme of the toolbar. */
export const PartsTogether: Story = {}

export const German: Story = { tags: ['own-language'], args: { labels: actions, pageLabels: page } }

export const YourWords: Story = {
  args: { labels: { form: { run: 'Send it' }, failure: { app: { title: 'They said no.' } } } },
}

/** A language around, and one word over it. */
export const LabelsProviders: Story = {
  tags: ['own-language'],
  args: {
    labels: actions,
    pageLabels: page,
    children: <ActionLabelsProvider labels={{ form: { run: 'Senden' } }}>{parts}</ActionLabelsProvider>,
  },
}
