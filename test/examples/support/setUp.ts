import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installExamples, pack } from '../../../scripts/lib/examples.mjs'
import { run } from '../../../scripts/lib/run.mjs'
import { canary } from './canary.js'

/**
 * Installs the examples outside the repository, once per run, and builds what is built.
 *
 * `EXAMPLES_FOLDER` names a folder that is kept; what is installed and built there already is taken as it is.
 */
export default async function setUp(): Promise<() => void> {
  const kept = process.env['EXAMPLES_FOLDER']
  const folder = kept ?? mkdtempSync(join(realpathSync(tmpdir()), 'react-membrane-examples-'))
  process.env['EXAMPLES'] = folder
  if (!existsSync(join(folder, 'node_modules'))) {
    const say = process.env['CI'] ? () => undefined : console.log
    await installExamples(folder, { tarball: await pack(join(folder, 'packed')), say })
  }
  for (const [name, product] of [
    ['nextjs', '.next/BUILD_ID'],
    ['vite', 'dist'],
    ['express', 'dist'],
  ] as const) {
    const cwd = join(folder, name)
    if (existsSync(join(cwd, product))) continue
    const { code, output } = await run('npm', ['run', 'build'], {
      cwd,
      env: { NEXT_TELEMETRY_DISABLED: '1', ...canary },
    })
    if (code !== 0) throw new Error(`The example ${name} could not be built:\n${output}`)
  }
  return () => {
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}
