import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/Button',
  component: Button,
  args: { children: 'Save changes', onClick: fn() },
  decorators: [inRoot],
  parameters: {
    docs: {
      description: {
        component:
          'A button of the page’s look, for what you put beside our parts. `pending` and `denied` keep it focusable: what cannot be pressed can still be read. One `primary` on a screen at most.',
      },
    },
  },
  argTypes: { variant: { control: 'inline-radio', options: ['primary', 'secondary', 'quiet', 'danger'] } },
} satisfies Meta<typeof Button>

export default meta
type Story = StoryObj<typeof meta>

export const AllVariants: Story = {
  render: (args) => (
    <div className="story-stack">
      {[{}, { pending: true }, { denied: true }].map((state) => (
        <div className="story-line" key={JSON.stringify(state)}>
          {(['primary', 'secondary', 'quiet', 'danger'] as const).map((variant) => (
            <Button {...args} {...state} key={variant} variant={variant} />
          ))}
        </div>
      ))}
    </div>
  ),
}
export const Primary: Story = { args: { variant: 'primary' } }
export const Secondary: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onClick).toHaveBeenCalledOnce()
  },
}
export const Quiet: Story = { args: { variant: 'quiet' } }
export const Danger: Story = { args: { variant: 'danger', children: 'Disconnect' } }

/** At work: says so, keeps the focus, answers no click. */
export const Pending: Story = {
  args: { pending: true, children: 'Saving…' },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onClick).not.toHaveBeenCalled()
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
}
export const Denied: Story = { args: { denied: true, 'aria-describedby': 'why' } }
Denied.render = (args) => (
  <div className="story-stack">
    <Button {...args} />
    <span id="why" data-host="" className="membrane-hint">
      Ask an admin of your workspace.
    </span>
  </div>
)
