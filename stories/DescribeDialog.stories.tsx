import type { Meta, StoryObj } from '@storybook/react-vite'
import { DescribeDialog, type DescribeDialogProps } from 'react-membrane'
import { expect, fn, screen, userEvent } from 'storybook/test'
import { given, placeProps, prop } from './support/props.js'
import { themeOf } from './support/theme.js'

const meta = {
  title: 'Dialogs/DescribeDialog',
  component: DescribeDialog,
  args: { onConnect: fn(), onClose: fn() },
  render: (args, { globals }) => <DescribeDialog {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      story: { inline: false, height: '320px' },
      description: {
        component:
          'Connects an app that is not listed, by describing it. Mount it to open it; with `onRequest` it also offers to pass the wish on to you.',
      },
    },
  },
  argTypes: {
    initial: prop('string', 'What stands in the field at first, such as a search that found nothing.', {
      control: 'text',
    }),
    onConnect: given('(intent: string) => void', 'An app was described: connect it, with `useConnect`.', {
      type: { name: 'function', required: true },
    }),
    onRequest: given('(wish: string) => void', 'With it, the wish can also be passed on to you.'),
    ...placeProps,
  } satisfies Record<keyof DescribeDialogProps, unknown>,
} satisfies Meta<typeof DescribeDialog>

export default meta
type Story = StoryObj<typeof meta>

const field = () => screen.findByRole('textbox', { name: 'Which app do you need?' })
const isOpen: NonNullable<Story['play']> = async () => {
  await expect(await field()).toBeVisible()
}

export const Open: Story = { play: isOpen }
export const WithWhatWasSearched: Story = { args: { initial: 'our company wiki' }, play: isOpen }
export const WithRequest: Story = { args: { initial: 'our company wiki', onRequest: fn() }, play: isOpen }
export const Required: Story = {
  play: async ({ args }) => {
    await userEvent.click(await field())
    await userEvent.keyboard('{Enter}')
    await expect(await screen.findByRole('alert')).toHaveTextContent('Say which app you need.')
    await expect(args.onConnect).not.toHaveBeenCalled()
  },
}
