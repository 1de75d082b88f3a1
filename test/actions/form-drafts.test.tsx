import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { ActionForm, ActionsRoot, type ActionDraft } from 'react-membrane/actions'
import { createTestMembrane } from 'react-membrane/testing'
import { inputOf, showForm, textbox } from './support/form.js'

const ALL = inputOf({
  name: { type: 'string' },
  stage: { enum: ['lead', 'customer'] },
  agree: { type: 'boolean' },
  at: { type: 'string', format: 'date-time', default: '2026-03-01T10:30:45Z' },
  tags: { type: 'array', items: { type: 'string', title: 'Tag' } },
  odd: {},
})

it('a host that keeps the draft, also as JSON, gets the form back as it was', async () => {
  let kept = ''
  const first = showForm(ALL, { onDraftChange: (draft) => (kept = JSON.stringify(draft)) })
  await userEvent.type(textbox(/Name/), 'Ada')
  await userEvent.selectOptions(screen.getByRole('combobox'), 'customer')
  await userEvent.click(screen.getByRole('checkbox'))
  await userEvent.click(screen.getByRole('button', { name: 'Add Tag' }))
  await userEvent.keyboard('one')
  await userEvent.type(textbox(/Odd/), '{{"half": ')
  first.unmount()
  const draft: ActionDraft = JSON.parse(kept)
  const { sent } = showForm(ALL, { defaultDraft: draft })
  expect(textbox(/Odd/)).toHaveValue('{"half": ')
  await userEvent.click(screen.getByRole('button', { name: 'Add Tag' }))
  await userEvent.keyboard('two')
  await userEvent.type(textbox(/Odd/), '1}')
  expect(await sent()).toEqual({
    name: 'Ada',
    stage: 'customer',
    agree: true,
    at: '2026-03-01T10:30:45Z',
    tags: ['one', 'two'],
    odd: { half: 1 },
  })
})

it('entries of a draft from before a reload and new ones do not get in each other’s way', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const schema = inputOf({ tags: { type: 'array', items: { type: 'string', title: 'Tag' } } })
  const draft: ActionDraft = {
    fields: { tags: { items: Array.from({ length: 6 }, (_, id) => ({ id, draft: `t${id}` })) } },
  }
  showForm(schema, { defaultDraft: draft })
  await userEvent.click(screen.getByText('Add Tag'))
  expect(screen.getByLabelText('Tag 7')).toHaveFocus()
  expect(errors).not.toHaveBeenCalled()
  errors.mockRestore()
})

const choice = (...values: unknown[]) => inputOf({ priority: { enum: values } })

it('a choice stays what it is when the schema comes in another order', async () => {
  const onSubmit = vi.fn<(input: unknown) => void>()
  const { rerender } = render(<ActionForm schema={choice('low', 'high')} onSubmit={onSubmit} />)
  await userEvent.selectOptions(screen.getByRole('combobox'), 'high')
  rerender(<ActionForm schema={choice('high', 'urgent', 'low')} onSubmit={onSubmit} />)
  expect(screen.getByRole('combobox')).toHaveDisplayValue('high')
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ priority: 'high' }))
})

it('a choice that is not offered any more is shown, and has to be made again', async () => {
  let kept: ActionDraft | undefined
  const first = showForm(choice('low', 'high'), { onDraftChange: (draft) => (kept = draft) })
  await userEvent.selectOptions(screen.getByRole('combobox'), 'low')
  first.unmount()
  const { run, sent } = showForm(choice('high', 'urgent'), { defaultDraft: kept })
  const field = screen.getByRole('combobox')
  expect(field).toHaveDisplayValue('low')
  await run()
  expect(field).toHaveAccessibleDescription('Choose one of the options.')
  await userEvent.selectOptions(field, 'urgent')
  expect(screen.queryByRole('option', { name: 'low' })).toBeNull()
  expect(await sent()).toEqual({ priority: 'urgent' })
})

it('what was chosen is not taken for text where the schema wants text', () => {
  const defaultDraft: ActionDraft = { fields: { priority: { chosen: 'low' } } }
  showForm(inputOf({ priority: { type: 'string' } }), { defaultDraft })
  expect(textbox(/Priority/)).toHaveValue('')
})

it('after Cancel the focus is on Run, and what that means can be read until the next run', async () => {
  function Page() {
    const [pending, setPending] = useState(false)
    return (
      <ActionsRoot>
        <ActionForm
          schema={inputOf({})}
          pending={pending}
          onSubmit={() => setPending(true)}
          onCancel={() => setPending(false)}
        />
      </ActionsRoot>
    )
  }
  const { Wrapper } = createTestMembrane()
  render(<Page />, { wrapper: Wrapper })
  await userEvent.click(screen.getByRole('button', { name: 'Run' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  const run = screen.getByRole('button', { name: 'Run' })
  expect(run).toHaveFocus()
  const said = screen.getAllByText('Cancelled. What was sent already may have run.')
  expect(said.filter((each) => !each.closest('[role=status]'))).toHaveLength(1)
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Cancelled.'))
  await userEvent.click(run)
  await screen.findByRole('button', { name: 'Running…' })
  expect(screen.queryByText(/Cancelled/, { ignore: '[role=status] *' })).toBeNull()
})
