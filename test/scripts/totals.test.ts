import { expect, it } from 'vitest'
import {
  checkTotals,
  exitCode,
  lastLine,
  playwrightTotals,
  sum,
  vitestTotals,
} from '../../scripts/lib/totals.mjs'

const run = { name: 'tests: node', code: 0 }
const file = (statuses: string[], more: object = {}) => ({
  name: '/repo/test/core/status.test.ts',
  status: statuses.includes('failed') ? 'failed' : 'passed',
  message: '',
  assertionResults: statuses.map((status) => ({ status })),
  ...more,
})

it('counts what passed and failed, and skipped tests as neither', () => {
  const report = { testResults: [file(['passed', 'passed', 'skipped']), file(['failed', 'todo', 'pending'])] }
  expect(vitestTotals(report, { ...run, code: 1 })).toMatchObject({ passed: 2, failed: 1, skipped: 3 })
})

it('counts a test file that could not be loaded as a failure', () => {
  const report = {
    testResults: [file(['passed']), file([], { status: 'failed', message: 'SyntaxError: Oops' })],
  }
  const totals = vitestTotals(report, { ...run, code: 1 })
  expect(totals).toMatchObject({ passed: 1, failed: 1 })
  expect(totals.notes.join()).toContain('SyntaxError: Oops')
})

it('counts a runner that crashed before its report as a failure', () => {
  for (const code of [0, 1, 137]) {
    expect(vitestTotals(undefined, { ...run, code })).toMatchObject({ passed: 0, failed: 1 })
    expect(playwrightTotals(undefined, { ...run, code })).toMatchObject({ passed: 0, failed: 1 })
  }
})

it('counts a report that is no report as a crash', () => {
  expect(vitestTotals({ message: 'no' }, run)).toMatchObject({ passed: 0, failed: 1 })
  expect(playwrightTotals([], run)).toMatchObject({ passed: 0, failed: 1 })
})

it('counts a runner that found no test as a failure, also when all are skipped', () => {
  const nothing = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(vitestTotals({ testResults: [] }, run)).toMatchObject({ passed: 0, failed: 1 })
  expect(vitestTotals({ testResults: [file(['skipped'])] }, run)).toMatchObject({ failed: 1, skipped: 1 })
  expect(playwrightTotals({ stats: nothing }, run)).toMatchObject({ passed: 0, failed: 1 })
})

it('counts an error outside every test as a failure', () => {
  const report = { testResults: [file(['passed'])] }
  const totals = vitestTotals(report, { ...run, code: 1 })
  expect(totals).toMatchObject({ passed: 1, failed: 1 })
  expect(totals.notes.join()).toContain('no test failed')
})

it('counts a browser test that passed only when repeated as passed and names it, and errors of the runner as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  const suites = [
    {
      specs: [{ title: 'steady', tests: [{ status: 'expected' }] }],
      suites: [{ specs: [{ title: 'connects', tests: [{ status: 'flaky' }] }] }],
    },
  ]
  const report = { stats, suites, errors: [{ message: 'the server did not start' }] }
  expect(playwrightTotals(report, { name: 'tests: browser', code: 1 })).toEqual({
    passed: 6,
    failed: 2,
    skipped: 2,
    notes: [
      'tests: browser: the server did not start',
      'tests: browser: passed only when repeated: connects',
    ],
  })
})

it('counts every check that is no test runner as one', () => {
  expect(checkTotals({ code: 0 })).toMatchObject({ passed: 1, failed: 0 })
  expect(checkTotals({ code: 2 })).toMatchObject({ passed: 0, failed: 1 })
})

it('says the sum of all in the last line, and fails when anything failed or nothing ran', () => {
  const totals = sum([
    checkTotals({ code: 0 }),
    vitestTotals({ testResults: [file(['passed', 'failed'])] }, run),
  ])
  expect(lastLine(totals)).toBe('2 passed, 1 failed')
  expect(exitCode(totals)).toBe(1)
  expect(exitCode({ passed: 3, failed: 0 })).toBe(0)
  expect(exitCode(sum([]))).toBe(1)
})
