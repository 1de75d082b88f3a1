import type { Meta, StoryObj } from '@storybook/react-vite'
import { RenameDialog, type RenameDialogProps } from 'react-membrane'
import { expect, fn, screen, userEvent } from 'storybook/test'
import { given, pendingProp, placeProps, prop, rowProp } from './support/props.js'
import { themeOf } from './support/theme.js'
import { row } from './support/things.js'

const meta = {
  title: 'Dialogs/RenameDialog',
  component: RenameDialog,
  args: { row, onRename: fn(), onClose: fn() },
  render: (args, { globals }) => <RenameDialog {...args} theme={themeOf(globals)} />,
  parameters: {
    docs: {
      story: { inline: false, height: '320px' },
      description: {
        component:
          'Gives an account another name. Mount it to open it; save in `onRename` with `useRenameConnection`.',
      },
    },
  },
  argTypes: {
    row: rowProp,
    pending: pendingProp,
    failure: prop('string', 'Why it did not work, said below the field.', { control: 'text' }),
    onRename: given('(name: string) => void', 'Another name was entered: save it.', {
      type: { name: 'function', required: true },
    }),
    ...placeProps,
  } satisfies Record<keyof RenameDialogProps, unknown>,
} satisfies Meta<typeof RenameDialog>

export default meta
type Story = StoryObj<typeof meta>

const field = () => screen.findByRole('textbox', { name: 'Name' })
const isOpen: NonNullable<Story['play']> = async () => {
  await expect(await field()).toBeVisible()
}

export const Open: Story = { play: isOpen }
export const Saving: Story = { args: { pending: true }, play: isOpen }
export const Failed: Story = { args: { failure: 'The server has a problem at the moment.' }, play: isOpen }
export const Required: Story = {
  play: async ({ args }) => {
    await userEvent.clear(await field())
    await userEvent.keyboard('{Enter}')
    await expect(await screen.findByRole('alert')).toHaveTextContent('Enter a name.')
    await expect(args.onRename).not.toHaveBeenCalled()
  },
}
export const Renamed: Story = {
  play: async ({ args }) => {
    const name = await field()
    await userEvent.clear(name)
    await userEvent.type(name, '  Support inbox {Enter}')
    await expect(args.onRename).toHaveBeenCalledWith('Support inbox')
  },
}
