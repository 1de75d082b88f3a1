import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repository } from './support/samples.js'

const read = (file: string) => readFileSync(join(repository, file), 'utf8')
const jest = /^## Jest\n[\s\S]*/m.exec(read('docs/testing.md'))?.[0] ?? ''

it('sets Jest up as the example does, whose tests are run', () => {
  expect(jest).toContain(read('examples/testing-jest/jest.config.js').trimEnd())
  const [, presets = 'none'] =
    /presets: \[(\[.+\])\]/.exec(read('examples/testing-jest/babel.config.js')) ?? []
  expect(jest).toContain(presets)
})

it('has a reader install all that the example asks for, in a version of the same major', () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    read('examples/testing-jest/package.json'),
  )
  const [, line = ''] = /^npm install ([\s\S]*?)\n```/m.exec(jest) ?? []
  for (const [name, version] of Object.entries(devDependencies)) {
    const words = line.split(/\s+/)
    const major = `${name}@${version.split('.')[0]}`
    expect(words.filter((word) => word === name || word === major)).toHaveLength(1)
  }
})

it('has a reader install whatever its configuration names', () => {
  const named = [...jest.matchAll(/'(@babel\/[\w-]+|jest-[\w-]+)'/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(3)
  for (const name of named) expect(jest).toMatch(new RegExp(`npm install[^\`]* ${name}[@\\s]`))
})
