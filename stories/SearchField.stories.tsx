import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { SearchField } from 'react-membrane'
import { expect, fn, userEvent } from 'storybook/test'
import { inRoot } from './support/theme.js'

const meta = {
  title: 'Parts/SearchField',
  component: SearchField,
  args: { value: '', onValueChange: fn() },
  decorators: [inRoot],
  render: function WithState({ value: first, onValueChange, ...args }) {
    const [value, setValue] = useState(first)
    return (
      <SearchField
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
          'A search over apps. Controlled: hand its value to `useIntegrations({ search })`, which waits until the person has stopped typing.',
      },
    },
  },
} satisfies Meta<typeof SearchField>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Filled: Story = { args: { value: 'mail' } }
export const Searching: Story = { args: { value: 'mail', searching: true } }
export const ClearedByEscape: Story = {
  args: { value: 'mail' },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('searchbox', { name: 'Search apps' })
    await userEvent.click(field)
    await userEvent.keyboard('{Escape}')
    await expect(field).toHaveValue('')
    await expect(args.onValueChange).toHaveBeenLastCalledWith('')
  },
}
export const ClearedByButton: Story = {
  args: { value: 'mail' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Clear search' }))
    await expect(canvas.getByRole('searchbox')).toHaveFocus()
  },
}
