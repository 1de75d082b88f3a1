import type { Meta, StoryObj } from '@storybook/react-vite'
import { Announcer, Button, useAnnounce } from 'react-membrane'
import { expect, userEvent, waitFor } from 'storybook/test'
import { inRoot } from './support/theme.js'

function SaveButton({ name, saved }: { name: string; saved: string }) {
  const announce = useAnnounce()
  return <Button onClick={() => announce(saved)}>{name}</Button>
}

const meta = {
  title: 'Parts/Announcer',
  component: Announcer,
  args: { children: <SaveButton name="Save" saved="Your changes were saved." /> },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'A polite live region, and `useAnnounce` to speak through it. The page brings its own; put one around parts that you use alone.',
      },
    },
  },
  argTypes: { children: { control: false }, about: { control: false } },
} satisfies Meta<typeof Announcer>

export default meta
type Story = StoryObj<typeof meta>

export const Speaks: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Your changes were saved.'))
  },
}
