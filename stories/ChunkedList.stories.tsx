import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { Button, ChunkedList, IntegrationCard, type Integration, type RenderItem } from 'react-membrane'
import { expect, waitFor } from 'storybook/test'
import { inRoot } from './support/theme.js'

const apps: Integration[] = Array.from({ length: 1_000 }, (_, at) => ({
  id: `int_${at}`,
  key: `app-${at}`,
  name: `App ${at + 1}`,
}))

const renderCard: RenderItem<Integration> = (app, position) => (
  <IntegrationCard key={app.id} integration={app} {...position} />
)

const meta = {
  title: 'Parts/ChunkedList',
  component: ChunkedList<Integration>,
  args: { items: apps, render: renderCard, className: 'membrane-cards', 'aria-label': 'Apps' },
  decorators: [
    (Story) => (
      <div className="membrane-page">
        <Story />
      </div>
    ),
    inRoot,
  ],
  parameters: {
    docs: {
      story: { inline: false, height: '480px' },
      description: {
        component:
          'A list that may be very long: what is far from the screen is an empty box of its height. No fixed row height, no scroll container of its own, and what has the focus stays. `render` must be stable.',
      },
    },
  },
  argTypes: { items: { control: false }, render: { control: false } },
} satisfies Meta<typeof ChunkedList<Integration>>

export default meta
type Story = StoryObj<typeof meta>

export const AThousand: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem').length).toBeLessThan(400))
    await expect(canvas.getAllByRole('listitem')[0]).toHaveAttribute('aria-setsize', '1000')
  },
}
/** Who reads without scrolling reads all of them. */
export const AHundred: Story = {
  args: { items: apps.slice(0, 100) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(100), { timeout: 10_000 })
  },
}
export const AFew: Story = { args: { items: apps.slice(0, 5) } }

/** A search and the next one: until its answer is there, nothing is drawn that is far from the screen. */
function Searched() {
  const [search, setSearch] = useState('first')
  const [waiting, setWaiting] = useState(true)
  const begin = search === 'first' ? 0 : 100
  return (
    <>
      <Button data-host="" onClick={() => setWaiting(false)}>
        Stop waiting
      </Button>
      <Button data-host="" onClick={() => setSearch('second')}>
        Next answer
      </Button>
      <ChunkedList
        key={search}
        items={apps.slice(begin, begin + 100)}
        render={renderCard}
        resting={waiting}
        className="membrane-cards"
        aria-label="Apps"
      />
    </>
  )
}

export const ASearch: Story = { render: () => <Searched /> }
