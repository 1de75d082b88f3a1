// @vitest-environment jsdom
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createProgram, faultsIn } from './support/program.js'
import { allSamples, repository } from './support/samples.js'

const samples = allSamples()
const folder = `.tmp/docs-run-${process.pid}`

/** A sample on disk, with the samples of its document beside it. */
function place(file: string, code: string): string {
  const path = join(repository, file.replace('.tmp/docs', folder))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, code)
  return path
}
const paths = new Map(samples.map((sample) => [sample, place(sample.file, sample.code)]))
afterAll(() => rmSync(join(repository, folder), { recursive: true, force: true }))

describe('every sample of the documents', () => {
  it('compiles', () => {
    expect(samples.length).toBeGreaterThan(10)
    const program = createProgram(
      samples.map(({ file }) => file),
      new Map(samples.map(({ file, code }) => [file, code])),
    )
    const faults = samples.flatMap(({ where, file }) =>
      faultsIn(program, file).map((fault) => `${where}, ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it('has a name of its own within its document', () => {
    const files = samples.map(({ file }) => file)
    expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([])
  })
})

describe('a sample that can run', () => {
  it.each(samples.filter(({ use }) => use === 'run'))('prints what $where says', async (sample) => {
    const said: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...values) => void said.push(values.join(' ')))
    try {
      await import(/* @vite-ignore */ paths.get(sample) ?? '')
    } finally {
      log.mockRestore()
    }
    const promised = [...sample.code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text)
    expect(promised).not.toEqual([])
    expect(said).toEqual(promised)
  })
})

describe.each(samples.filter(({ use }) => use === 'test'))('the test that $where shows', async (sample) => {
  // Registers the sample's own tests here.
  await import(/* @vite-ignore */ paths.get(sample) ?? '')
})
