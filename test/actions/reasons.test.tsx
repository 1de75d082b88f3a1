import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { MembraneError, type MembraneErrorCode } from 'react-membrane'
import { ActionRunner, ActionsRoot, RunOutcome, useUniversalAction } from 'react-membrane/actions'
import { de as inGerman } from 'react-membrane/actions/labels/de'
import { de } from 'react-membrane/labels/de'
import { createWorld } from './support/world.js'

const german = () => createWorld({ provider: { labels: de } })

const outcome = (error: MembraneError) => (
  <ActionsRoot labels={inGerman}>
    <RunOutcome
      outcome={{ data: undefined, error, phase: 'idle', actionRunId: undefined, reconnect: null }}
    />
  </ActionsRoot>
)

it.each<[MembraneErrorCode, string]>([
  ['network', de.error.reason.network],
  ['timeout', de.error.reason.timeout],
  ['invalid-option', de.error.reason['invalid-option']],
  ['connect-failed', de.error.reason['connect-failed']],
  ['conflict', de.error.busy],
])('a German page says in German why a run failed: %s', (code, reason) => {
  const error = new MembraneError(code, 'An English sentence for programmers.')
  const { container } = render(outcome(error), { wrapper: german().Wrapper })
  expect(container).toHaveTextContent(reason)
  expect(container).not.toHaveTextContent('English')
})

it('says that no account is chosen, and does not blame the page for it', async () => {
  const world = createWorld()
  function Sender() {
    const sender = useUniversalAction('send-message', { fetch: world.route })
    return (
      <ActionsRoot>
        <button type="button" onClick={() => void sender.run({})}>
          Send
        </button>
        <RunOutcome outcome={sender} />
      </ActionsRoot>
    )
  }
  render(<Sender />, { wrapper: world.Wrapper })
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(screen.getByText('No account is chosen.')).toBeVisible()
  expect(screen.queryByText(/set up/)).not.toBeInTheDocument()
  expect(await screen.findByText(/This did not work\. No account is chosen\./)).toBeInTheDocument()
})

it('what the app said is said as it came', () => {
  const error = new MembraneError('server-error', 'Dealwren is closed on Sundays.', {
    status: 502,
    data: { message: 'Dealwren is closed on Sundays.' },
  })
  render(outcome(error), { wrapper: german().Wrapper })
  expect(screen.getByText('Dealwren is closed on Sundays.')).toBeVisible()
})

it('a German page says in German why neither accounts nor actions could be loaded', async () => {
  const world = german()
  world.sandbox.faults.add({ match: '/connections', status: 403 })
  const runner = <ActionRunner fetch={world.route} labels={inGerman} />
  const accounts = render(runner, { wrapper: world.Wrapper })
  expect(await screen.findByText(new RegExp(`^${inGerman.account.failed} .`))).not.toHaveTextContent(
    /Membrane/,
  )
  accounts.unmount()

  const other = german()
  other.sandbox.faults.add({ match: '/actions', status: 500 })
  render(<ActionRunner fetch={other.route} labels={inGerman} />, { wrapper: other.Wrapper })
  await userEvent.click(await screen.findByRole('radio', { name: /Dealwren/ }))
  expect(await screen.findByText(`${inGerman.find.failed} ${de.error.reason['server-error']}`)).toBeVisible()
})
