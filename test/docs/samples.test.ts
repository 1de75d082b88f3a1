import { afterAll, expect, it, vi } from 'vitest'
import { placeSamples } from './support/place.js'
import { createProgram, faultsIn } from './support/program.js'
import { allSamples } from './support/samples.js'

const samples = allSamples()
const { pathOf, remove } = placeSamples(samples, 'samples')
afterAll(remove)

it('every sample of the documents compiles', () => {
  expect(samples.length).toBeGreaterThan(10)
  const program = createProgram(
    ['test/docs/support/frameworks.d.ts', ...samples.map(({ file }) => file)],
    new Map(samples.map(({ file, code }) => [file, code])),
  )
  const faults = samples.flatMap(({ where, file }) =>
    faultsIn(program, file).map((fault) => `${where}, ${fault}`),
  )
  expect(faults).toEqual([])
})

it('every sample has a name of its own within its document', () => {
  const files = samples.map(({ file }) => file)
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([])
})

it.each(samples.filter(({ use }) => use === 'run'))('$where prints what it says', async (sample) => {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => void said.push(values.join(' ')))
  try {
    await import(/* @vite-ignore */ pathOf(sample))
  } finally {
    log.mockRestore()
  }
  const promised = [...sample.code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text)
  expect(promised).not.toEqual([])
  expect(said).toEqual(promised)
})
