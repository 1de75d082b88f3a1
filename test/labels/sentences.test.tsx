import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ConnectionRow, MembraneProvider } from '../../src/index.js'

it.each([
  ['Cannot do this now. ', 'Cannot do this now.'],
  ['\n Cannot do this now', 'Cannot do this now.'],
  ['Cannot do this now?', 'Cannot do this now?'],
])('ends what the server said with one full stop: %j', (message, shown) => {
  const errors = [{ type: 'internal', message }]
  render(
    <MembraneProvider fetchToken={async () => null}>
      <ConnectionRow connection={{ id: 'con_1', name: 'Larkmail', state: 'ERROR', errors }} />
    </MembraneProvider>,
  )
  expect(screen.getByText(/Cannot do/).textContent?.trim()).toBe(`Larkmail reported a problem. ${shown}`)
})
