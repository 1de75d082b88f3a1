import type { Meta, StoryObj } from '@storybook/react-vite'
import { ActionFinder } from 'react-membrane/actions'
import { expect, fn, userEvent } from 'storybook/test'
import { narrow } from '../support/theme.js'
import { inActionsRoot } from './support/inActionsRoot.js'
import { answering, inActions } from './support/things.js'

const SOON = { timeout: 8_000 }

const meta = {
  title: 'Actions/ActionFinder',
  component: ActionFinder,
  args: { query: { connectionKey: 'dealwren' }, onActionChoose: fn() },
  decorators: [inActionsRoot],
  parameters: {
    ...inActions().parameters,
    docs: {
      description: {
        component:
          'Finds an action by what shall happen, in one’s own words. Use it where people choose what to run themselves; where you know the action, `useAction` and `ActionForm` are enough. With a connection the actions are ranked, otherwise searched.',
      },
    },
  },
  argTypes: { query: { control: 'object' } },
} satisfies Meta<typeof ActionFinder>

export default meta
type Story = StoryObj<typeof meta>

const contact = { id: 'act_1', key: 'create-contact', name: 'Create contact', description: 'Adds a person.' }

export const Everything: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Create contact' }, SOON)).toBeVisible()
  },
}
export const Narrow: Story = {
  ...Everything,
  parameters: { ...inActions().parameters, ...narrow.parameters },
}

/** What comes closest is first. */
export const RankedByWords: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(await canvas.findByRole('searchbox', {}, SOON), 'add a contact')
    await userEvent.click(await canvas.findByRole('button', { name: 'Create contact' }, SOON))
    await expect(args.onActionChoose).toHaveBeenCalledOnce()
  },
}

export const More: Story = {
  ...answering(
    Array.from({ length: 9 }, (_, at) => ({
      ...contact,
      id: `act_${at}`,
      name: `Create contact ${at + 1}`,
    })),
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Show more actions' }, SOON)).toBeVisible()
  },
}

export const Loading: Story = { ...inActions({ options: { latencyMs: 3_600_000 } }) }

export const NoneForTheseWords: Story = {
  ...answering([]),
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('searchbox', {}, SOON), 'launch a rocket')
    await expect(await canvas.findByText(/^No action for/, {}, SOON)).toBeVisible()
  },
}

export const NoActions: Story = {
  ...answering([]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('There are no actions for this account.', {}, SOON)).toBeVisible()
  },
}

export const BeingBuilt: Story = {
  ...answering([{ ...contact, state: 'BUILDING' }]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Being built…', {}, SOON)).toBeVisible()
  },
}

export const CannotBeRun: Story = {
  ...answering([
    { ...contact, state: 'SETUP_FAILED', errors: [{ message: 'Dealwren has no API for this' }] },
    { ...contact, id: 'act_2', name: 'Delete contact', state: 'READY' },
  ]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Cannot be run/, {}, SOON)).toBeVisible()
  },
}

export const Failed: Story = {
  ...inActions({ options: { faults: [{ match: '/actions', status: 500 }] } }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/could not be loaded/, {}, SOON)).toBeVisible()
  },
}

export const Disabled: Story = { ...Everything, args: { disabled: true } }
