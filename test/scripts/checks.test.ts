import { expect, it } from 'vitest'
import { checks, choose } from '../../scripts/lib/checks.mjs'

const names = (chosen: readonly { name: string }[]) => chosen.map(({ name }) => name)

it('runs every check when none is named', () => {
  expect(names(choose([]))).toEqual(names(checks))
  expect(names(choose(['stories']))).toEqual(['stories', 'tests: stories'])
})

it('runs a group, or one check, with what it needs', () => {
  expect(names(choose(['unit']))).toEqual(['tests: node', 'tests: jsdom', 'tests: react18'])
  expect(names(choose(['tests: browser']))).toEqual(['build', 'tests: browser'])
})

it('refuses a name that it does not know, and says which it knows', () => {
  expect(() => choose(['untit'])).toThrow(
    /knows no "untit".*static, stories, package, size, unit, browser, examples/,
  )
})

it('lets nothing wait for a check that comes later', () => {
  const waiting = checks.flatMap(({ name, needs }) => (needs ? [{ name, needs }] : []))
  expect(waiting).not.toEqual([])
  const early = waiting.filter(({ name, needs }) => {
    const position = names(checks).indexOf(needs)
    return position < 0 || position >= names(checks).indexOf(name)
  })
  expect(early).toEqual([])
})
