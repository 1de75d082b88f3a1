// A logo of the server's HTML may have failed to load before React was there to hear of it.
import { act } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { AppLogo } from '../../src/index.js'

const url = 'https://logos.example.test/larkmail.svg'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

/** Hydrates a logo whose picture the browser is done with, as wide as given. */
async function hydrate(width: number) {
  vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(true)
  vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(width)
  vi.spyOn(HTMLImageElement.prototype, 'currentSrc', 'get').mockReturnValue(url)
  const logo = <AppLogo name="Lark Mail" src={url} />
  const place = document.body.appendChild(document.createElement('div'))
  place.innerHTML = renderToString(logo)
  expect(place.querySelector('img')).toBeInTheDocument()
  const root = await act(async () => hydrateRoot(place, logo))
  return { place, end: () => act(async () => root.unmount()) }
}

it('shows letters in place of a logo that failed before the page was alive', async () => {
  const { place, end } = await hydrate(0)
  expect(place).toHaveTextContent('LM')
  expect(place.querySelector('img')).not.toBeInTheDocument()
  await end()
})

it('keeps a logo that was there before the page was alive', async () => {
  const { place, end } = await hydrate(40)
  expect(place.querySelector('img')).toBeInTheDocument()
  await end()
})
