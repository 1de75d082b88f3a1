import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ChunkedList } from '../../src/components/ChunkedList.js'

vi.mock('../../src/components/chunks/nearness.js', () => {
  throw new Error('Failed to fetch dynamically imported module')
})
afterEach(() => void vi.unstubAllGlobals())

it('draws all of a list when what would draw it by and by cannot be fetched', async () => {
  vi.stubGlobal('IntersectionObserver', class {})
  const items = Array.from({ length: 150 }, (_, index) => `App ${index}`)
  render(
    <ChunkedList
      items={items}
      render={(name, position) => (
        <div key={name} role="listitem" {...position}>
          {name}
        </div>
      )}
    />,
  )
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(150))
})
