// What a check came to, as counts. Nothing here runs anything.

/**
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Totals
 * `notes` say why something failed that no test's own output explains, and what passed only when repeated.
 */

const failure = (note) => ({ passed: 0, failed: 1, skipped: 0, notes: [note] })

/** A check that is no test runner counts as one. */
export const checkTotals = ({ code }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  notes: [],
})

/** What a runner's own counts leave unsaid: that it found nothing, or that it failed where no test did. */
function judged({ passed, failed, skipped, notes }, { name, code }) {
  if (passed + failed === 0) {
    return { passed, failed: failed + 1, skipped, notes: [...notes, `${name} ran no test.`] }
  }
  if (code !== 0 && failed === 0) {
    const note = `${name} ended with code ${code}, though no test failed: see its output.`
    return { passed, failed: 1, skipped, notes: [...notes, note] }
  }
  return { passed, failed, skipped, notes }
}

/**
 * The totals of one Vitest run, from the report of its `json` reporter.
 *
 * A file that could not be loaded has no tests in the report: it counts as one failure.
 *
 * @param {unknown} report the parsed report, `undefined` when there is none
 * @param {{ name: string, code: number }} run
 * @returns {Totals}
 */
export function vitestTotals(report, run) {
  if (!Array.isArray(report?.testResults)) return failure(`${run.name} left no report: it crashed.`)
  const totals = { passed: 0, failed: 0, skipped: 0, notes: [] }
  for (const file of report.testResults) {
    const tests = file.assertionResults ?? []
    for (const { status } of tests) {
      if (status === 'passed') totals.passed += 1
      else if (status === 'failed') totals.failed += 1
      else totals.skipped += 1
    }
    if (file.status === 'failed' && !tests.some(({ status }) => status === 'failed')) {
      totals.failed += 1
      totals.notes.push(`${file.name} failed outside its tests: ${file.message || 'it could not be loaded'}`)
    }
  }
  return judged(totals, run)
}

/** The names of the tests that passed only when they were repeated. */
const unsteady = ({ suites = [], specs = [] }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
  ...suites.flatMap(unsteady),
]

/**
 * The totals of one Playwright run, from the report of its `json` reporter. A test that passed only when
 * repeated, as happens on a machine that others keep busy, has passed; a note names it, since it is to be mended.
 *
 * @param {unknown} report the parsed report, `undefined` when there is none
 * @param {{ name: string, code: number }} run
 * @returns {Totals}
 */
export function playwrightTotals(report, run) {
  const stats = report?.stats
  if (!stats) return failure(`${run.name} left no report: it crashed.`)
  const errors = (report.errors ?? []).map(({ message }) => `${run.name}: ${message}`)
  const repeated = unsteady(report).map((title) => `${run.name}: passed only when repeated: ${title}`)
  return judged(
    {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
      notes: [...errors, ...repeated],
    },
    run,
  )
}

/** @param {readonly Totals[]} all */
export const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
})

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** Nothing run is no success. */
export const exitCode = ({ passed, failed }) => (failed > 0 || passed === 0 ? 1 : 0)
