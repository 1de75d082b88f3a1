// `npm run example -- nextjs`: packs what is here, installs it in a copy of the example, and starts that.
import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { exampleNames, installExamples, pack } from './lib/examples.mjs'
import { setUpPackages } from './setup.mjs'

const [name = ''] = process.argv.slice(2)
try {
  if (!exampleNames.includes(name)) {
    throw new Error(`Say which example: npm run example -- ${exampleNames.join(' | ')}`)
  }
  await setUpPackages()
  console.log('Building the package …')
  await build()
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `react-membrane-${name}-`))
  const leave = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', leave)
  await installExamples(folder, { tarball: await pack(join(folder, 'packed')), names: [name] })
  const script = name.startsWith('testing-') ? 'test' : 'dev'
  const child = spawn('npm', ['run', script], {
    cwd: join(folder, name),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
