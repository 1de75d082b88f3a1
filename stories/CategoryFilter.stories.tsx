import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { CategoryFilter } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot, narrow } from './support/theme.js'

const meta = {
  title: 'Parts/CategoryFilter',
  component: CategoryFilter,
  args: { categories: ['CRM', 'Files', 'Mail', 'Messaging', 'Support'], value: null, onValueChange: fn() },
  decorators: [inRoot],
  render: function WithState({ value: first, onValueChange, ...args }) {
    const [value, setValue] = useState(first)
    return (
      <CategoryFilter
        {...args}
        value={value}
        onValueChange={(next) => {
          setValue(next)
          onValueChange(next)
        }}
      />
    )
  },
  parameters: {
    docs: {
      description: {
        component:
          'One of several categories, or all. Radio buttons underneath: one tab stop, arrow keys choose. Leave it out when there is only one category.',
      },
    },
  },
} satisfies Meta<typeof CategoryFilter>

export default meta
type Story = StoryObj<typeof meta>

export const All: Story = {}
export const Chosen: Story = { args: { value: 'Mail' } }
/** Too many for the line: the strip scrolls, the page does not. */
export const ManyNarrow: Story = {
  args: {
    categories: ['Analytics', 'CRM', 'Design', 'Developer tools', 'Files', 'Finance', 'Mail', 'Support'],
  },
  ...narrow,
}
export const ByKeyboard: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'All' }))
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect(args.onValueChange).toHaveBeenLastCalledWith('Files')
    await expect(canvas.getByRole('radio', { name: 'Files' })).toHaveFocus()
  },
}
