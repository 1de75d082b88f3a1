import type { Meta, StoryObj } from '@storybook/react-vite'
import { ConnectionPicker } from 'react-membrane/actions'
import { expect, fn, userEvent } from 'storybook/test'
import { narrow, themeOf } from '../support/theme.js'
import { connectionIn, integration, LONG_NAME } from '../support/things.js'
import { inActionsRoot } from './support/inActionsRoot.js'
import { crm, lostMail, mail } from './support/things.js'

const meta = {
  title: 'Actions/ConnectionPicker',
  component: ConnectionPicker,
  args: { connections: [mail, crm], value: mail.id, onValueChange: fn(), onConnect: fn() },
  decorators: [inActionsRoot],
  render: (args, { globals }) => <ConnectionPicker {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      description: {
        component:
          'Which account an action runs on: no question when there is one, a choice with states when there are several, what can be connected when there is none. Give it what `useUniversalAction` or `useConnections` answers.',
      },
    },
  },
  argTypes: { connections: { control: 'object' } },
} satisfies Meta<typeof ConnectionPicker>

export default meta
type Story = StoryObj<typeof meta>

export const Loading: Story = { args: { connections: [], value: null, loading: true } }
export const One: Story = { args: { connections: [mail], value: null } }
export const OneThatIsLost: Story = { args: { connections: [lostMail], value: null } }

export const Several: Story = {
  args: {
    value: null,
    connections: [
      mail,
      crm,
      connectionIn('disconnected', { id: 'a' }),
      connectionIn('building', { id: 'b' }),
    ],
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('radio', { name: /Dealwren/ }))
    await expect(args.onValueChange).toHaveBeenCalledWith('con_crm')
  },
}
export const SeveralNarrow: Story = {
  ...narrow,
  args: { ...Several.args, connections: [mail, { ...crm, name: LONG_NAME }, lostMail] },
}
export const OneOfSeveralIsLost: Story = { args: { connections: [lostMail, crm], value: lostMail.id } }

export const NoneYet: Story = {
  args: {
    connections: [],
    value: null,
    integrations: [integration, { ...integration, id: 'int_2', key: 'plumepost', name: 'Plumepost' }],
  },
}
export const NoneAndNothingToConnect: Story = { args: { connections: [], value: null } }
export const Disabled: Story = { args: { disabled: true } }
