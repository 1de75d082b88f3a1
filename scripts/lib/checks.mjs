// Every check of `npm test`, in the order in which they start: what is quick and says most comes first.
// `kind` says how a check is counted, `group` is what `--only` knows it by, `needs` names a check without
// which it cannot say anything.

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {'static' | 'package' | 'size' | 'unit' | 'browser' | 'stories' | 'examples'} group
 * @property {'check' | 'vitest' | 'playwright'} kind
 * @property {string} command a tool of `node_modules/.bin`, or `node`
 * @property {string[]} args
 * @property {number} timeoutMs
 * @property {string} [needs]
 * @property {number} [width] how many cores it keeps busy; 1 unless told
 * @property {Record<string, string>} [env]
 */

/** @type {(project: string, more?: Partial<Check>) => Check} */
const vitest = (project, more = {}) => ({
  name: `tests: ${project}`,
  group: 'unit',
  kind: 'vitest',
  command: 'vitest',
  args: ['run', '--project', project],
  timeoutMs: 600_000,
  ...more,
})

/** @type {(name: string, command: string, args: string[], more?: Partial<Check>) => Check} */
const check = (name, command, args, more = {}) => ({
  name,
  group: 'static',
  kind: 'check',
  command,
  args,
  timeoutMs: 300_000,
  ...more,
})

// `./vite` is ESM only; the stylesheets have no types.
const attw = [
  '--pack',
  '.',
  '--profile',
  'node16',
  '--exclude-entrypoints',
  './styles.css',
  './actions.css',
  '--ignore-rules',
  'cjs-resolves-to-esm',
]

/** @type {readonly Check[]} */
export const checks = [
  check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  check('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
  check('types', 'tsc', ['-p', 'tsconfig.json']),
  check('types: React 18', 'tsc', ['-p', 'test/react18/tsconfig.json']),
  check('layers', 'node', ['scripts/check-layers.mjs']),
  check('stories', 'storybook', ['build', '--quiet', '--output-dir', '.tmp/storybook'], {
    group: 'stories',
    // React as it is while one develops: what it warns of is an error in the console, which no story may have.
    env: { STORYBOOK_DISABLE_TELEMETRY: '1', NODE_ENV: 'development' },
  }),
  check('build', 'node', ['scripts/build.mjs'], { group: 'package' }),
  check('publint', 'publint', ['--strict'], { group: 'package', needs: 'build' }),
  check('are the types wrong', 'attw', attw, { group: 'package', needs: 'build' }),
  check('size', 'node', ['scripts/check-size.mjs'], { group: 'size', needs: 'build' }),
  vitest('node'),
  vitest('jsdom'),
  vitest('react18'),
  vitest('package', { group: 'package', needs: 'build' }),
  {
    name: 'tests: browser',
    group: 'browser',
    kind: 'playwright',
    command: 'playwright',
    args: ['test'],
    needs: 'build',
    width: 2,
    timeoutMs: 900_000,
    env: { E2E_PACKAGE: 'dist' },
  },
  {
    name: 'tests: stories',
    group: 'stories',
    kind: 'playwright',
    command: 'playwright',
    args: ['test', '--config', 'test/stories/playwright.config.ts'],
    needs: 'stories',
    width: 2,
    timeoutMs: 900_000,
  },
  {
    name: 'examples',
    group: 'examples',
    kind: 'playwright',
    command: 'playwright',
    args: ['test', '--config', 'test/examples/playwright.config.ts'],
    needs: 'build',
    width: 2,
    timeoutMs: 900_000,
  },
]

export const groups = [...new Set(checks.map(({ group }) => group))]

/**
 * The checks that were asked for: all of them, or those of the named groups or names, with what they need.
 *
 * @param {readonly string[]} wanted
 * @throws {Error} when a name is neither a group nor a check
 */
export function choose(wanted, from = checks) {
  if (wanted.length === 0) return from
  const isWanted = ({ name, group }) => wanted.includes(group) || wanted.includes(name)
  const unknown = wanted.filter((word) => !from.some(({ name, group }) => word === group || word === name))
  if (unknown.length > 0) {
    const known = [...groups, ...from.map(({ name }) => `"${name}"`)].join(', ')
    throw new Error(`--only knows no "${unknown.join('", "')}". It knows: ${known}.`)
  }
  const chosen = from.filter(isWanted)
  const needed = new Set(chosen.map(({ needs }) => needs))
  return from.filter((one) => chosen.includes(one) || needed.has(one.name))
}
