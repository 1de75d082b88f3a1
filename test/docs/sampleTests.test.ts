// @vitest-environment jsdom
import { cleanup } from '@testing-library/react'
import { afterAll, afterEach, describe } from 'vitest'
import { placeSamples } from './support/place.js'
import { allSamples } from './support/samples.js'

const samples = allSamples().filter(({ use }) => use === 'test')
const { pathOf, remove } = placeSamples(samples, 'sample-tests')
afterAll(remove)
// As Testing Library does by itself where the runner's functions are global.
afterEach(() => cleanup())

describe.each(samples)('the test that $where shows', async (sample) => {
  // Registers the sample's own tests here.
  await import(/* @vite-ignore */ pathOf(sample))
})
