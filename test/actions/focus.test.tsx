import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ActionRunner, RunOutcome, useAct } from 'react-membrane/actions'
import { createWorld, type World } from './support/world.js'

it('goes on in the search when another action is wanted, and stays at an account that is chosen', async () => {
  const world = createWorld()
  render(<ActionRunner fetch={world.route} />, { wrapper: world.Wrapper })
  await userEvent.click(await screen.findByRole('radio', { name: /Dealwren/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Create contact' }))
  await userEvent.click(screen.getByText('Change'))
  expect(await screen.findByRole('searchbox')).toHaveFocus()
  await userEvent.click(screen.getByRole('radio', { name: /Plumepost/ }))
  await screen.findByRole('searchbox')
  expect(screen.getByRole('radio', { name: /Plumepost/ })).toHaveFocus()
})

function List({ world }: { world: World }) {
  const run = useAct({ fetch: world.route })
  const list = () => void run.act({ key: 'list-contacts', connectionKey: 'dealwren' })
  return (
    <>
      <button onClick={list}>List</button>
      <RunOutcome outcome={run} onRetry={list} />
    </>
  )
}

it.each([false, true])(
  'goes on at what came of it when the same is run again, from the log: %s',
  async (fromLog) => {
    const world = createWorld()
    const { container } = render(<List world={world} />, { wrapper: world.Wrapper })
    world.sandbox.faults.add({ app: 'dealwren', status: 500, times: 1 })
    await userEvent.click(screen.getByText('List'))
    if (fromLog) await userEvent.click(await screen.findByText('Show what happened'))
    const place = fromLog ? await screen.findByRole('region') : container
    await userEvent.click(await within(place).findByText('Run again'))
    await screen.findByText('Done.')
    await waitFor(() => expect(container.querySelector('[data-outcome=success]')).toHaveFocus())
  },
)
