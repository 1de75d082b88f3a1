// `npm test`: installs what is missing, runs every check, and says at the end how many passed and failed.
// `npm test -- --only unit` runs a part; `--only` may be repeated and knows groups and names of checks.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { choose } from './lib/checks.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { essence } from './lib/essence.mjs'
import { root, tool } from './lib/run.mjs'
import { cores, schedule } from './lib/schedule.mjs'
import { checkTotals, exitCode, lastLine, playwrightTotals, sum, vitestTotals } from './lib/totals.mjs'
import { setUpTests } from './setup.mjs'

const reader = { check: () => ({}), vitest: vitestReport, playwright: playwrightReport }

function vitestReport(file) {
  return { args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`] }
}

function playwrightReport(file) {
  return { args: ['--reporter=line,json'], env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } }
}

function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

function count(check, run, file) {
  const about = { name: check.name, code: run.code }
  if (check.kind === 'vitest') return vitestTotals(readReport(file), about)
  if (check.kind === 'playwright') return playwrightTotals(readReport(file), about)
  return checkTotals(run)
}

async function perform(check, { folder, env }) {
  const file = join(folder, `${check.name.replaceAll(/\W+/g, '-')}.json`)
  const more = reader[check.kind](file)
  const started = performance.now()
  const run = await tool(check.command, [...check.args, ...(more.args ?? [])], {
    timeoutMs: check.timeoutMs,
    env: { CI: '1', NO_COLOR: '1', FORCE_COLOR: undefined, ...env, ...check.env, ...more.env },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return { ...count(check, run, file), output: run.output, seconds }
}

const notRun = ({ needs }) => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  notes: [`Not run: ${needs} failed.`],
  output: '',
  seconds: 0,
})

function report(check, { passed, failed, skipped, notes, output, seconds }) {
  const counts = check.kind === 'check' ? '' : `: ${passed} passed, ${failed} failed, ${skipped} skipped`
  console.log(`${failed ? 'FAIL' : 'ok  '} ${check.name}${counts} (${seconds} s)`)
  for (const note of notes) console.log(note)
  if (!failed) return
  console.log(essence(output))
  console.log(`---- end of ${check.name}`)
}

function wantedFrom(args) {
  const wanted = []
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] !== '--only' || !args[index + 1]) {
      throw new Error(`npm test does not know "${args[index]}". Use: npm test -- --only <group or check>.`)
    }
    wanted.push(...args[++index].split(','))
  }
  return wanted
}

const all = []
try {
  const chosen = choose(wantedFrom(process.argv.slice(2)))
  await setUpTests()
  const env = {}
  if (chosen.some(({ kind }) => kind === 'playwright')) {
    try {
      env.CHROMIUM_PATH = await ensureChromium()
    } catch (error) {
      // The browser tests will fail for it; everything else can still be said.
      console.log(error.message)
    }
  }
  mkdirSync(join(root, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tmp/reports-'))
  const results = await schedule(
    chosen,
    async (check, blocked) => {
      const result = blocked ? notRun(check) : await perform(check, { folder, env })
      report(check, result)
      return result
    },
    { room: cores, hasFailed: ({ failed }) => failed > 0 },
  )
  all.push(...results)
  rmSync(folder, { recursive: true, force: true })
} catch (error) {
  console.log(error.message)
  all.push({ passed: 0, failed: 1 })
}
const totals = sum(all)
process.exitCode = exitCode(totals)
console.log(lastLine(totals))
