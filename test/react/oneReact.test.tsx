import * as Dialog from '@radix-ui/react-dialog'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, version } from 'react'
import { version as domVersion } from 'react-dom'
import useSWR from 'swr'
import { expect, it } from 'vitest'

/** The project `react18` says which React it promises; the others run under the newest. */
const promised = process.env.REACT ?? '19'

it(`runs under React ${promised}, renderer included`, () => {
  expect(version.startsWith(promised)).toBe(true)
  expect(domVersion).toBe(version)
})

function Everything() {
  const [count, setCount] = useState(0)
  const { data } = useSWR('react-version', () => Promise.resolve(version))
  return (
    <Dialog.Root>
      <Dialog.Trigger onClick={() => setCount((was) => was + 1)}>Open</Dialog.Trigger>
      <p>{`${data ?? 'loading'}, opened ${count}`}</p>
      <Dialog.Portal>
        <Dialog.Content aria-describedby={undefined}>
          <Dialog.Title>A dialog</Dialog.Title>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

it('has one React: SWR, Radix and the Testing Library render into the same one', async () => {
  render(<Everything />)
  await screen.findByText(`${version}, opened 0`)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(await screen.findByRole('dialog', { name: 'A dialog' })).toBeInTheDocument()
  expect(screen.getByText(`${version}, opened 1`)).toBeInTheDocument()
})
