import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { DetailsDialog, LabelsProvider, MembraneProvider, toRow } from '../../src/index.js'
import { de } from './support/languages.js'

const errors = [{ type: 'internal', message: 'token=abc123 fehlt bei ana@acme.test' }]
const row = toRow({ id: 'con_1', name: 'Acme', state: 'ERROR', errors }, undefined)

it('hides secrets without a word, and marks the text for support as the English that it is', async () => {
  const user = userEvent.setup({ writeToClipboard: false })
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: () => Promise.reject(new Error('not allowed')) },
  })
  render(
    <MembraneProvider fetchToken={async () => null}>
      <LabelsProvider labels={de}>
        <DetailsDialog row={row} onClose={() => {}} />
      </LabelsProvider>
    </MembraneProvider>,
  )
  expect(await screen.findByText(/fehlt bei/)).toHaveTextContent('token=••• fehlt bei •••')
  await user.click(screen.getByRole('button', { name: de.details.copy }))
  const text = await screen.findByRole('textbox', { name: de.details.copy })
  expect(text).toHaveAttribute('lang', 'en')
  expect(text).toHaveAttribute('dir', 'ltr')
})
