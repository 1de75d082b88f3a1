import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, vi } from 'vitest'
import { ActionForm, type ActionFormProps } from 'react-membrane/actions'

/** A form on the screen, and what it sends. */
export function showForm(schema: unknown, props: Partial<ActionFormProps> = {}) {
  const onSubmit = vi.fn<(input: unknown) => void>()
  const shown = render(<ActionForm schema={schema} onSubmit={onSubmit} {...props} />)
  /** Presses Run, and waits until the input was sent or something is said to be wrong. */
  const run = async () => {
    const before = onSubmit.mock.calls.length
    await userEvent.click(screen.getByRole('button', { name: 'Run' }))
    await waitFor(() =>
      expect(
        onSubmit.mock.calls.length > before || shown.container.querySelector('.membrane-field-flaw'),
      ).toBeTruthy(),
    )
  }
  return {
    ...shown,
    onSubmit,
    run,
    /** Presses Run, and answers what was sent. */
    sent: async () => {
      await run()
      return onSubmit.mock.lastCall?.[0]
    },
  }
}

/** The schema of an input with these properties. */
export const inputOf = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest })

export const textbox = (name: string | RegExp) => screen.getByRole('textbox', { name })
