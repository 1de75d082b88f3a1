import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

const STAMP = 'node_modules/.installed-from'

const fingerprint = (folder) =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')

/** Whether `node_modules` of a folder is the one its lockfile describes, as far as we installed it. */
export function isInstalled(folder) {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(folder)
}

/**
 * Installs a folder's packages by its lockfile, unless that was done already.
 *
 * No install script runs: none of what we use needs one.
 *
 * @returns {Promise<boolean>} whether something was installed
 * @throws {Error} with npm's output when it fails
 */
export async function install(folder, { say = console.log } = {}) {
  if (isInstalled(folder)) return false
  say(`Installing packages in ${folder} …`)
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  })
  if (code !== 0) {
    throw new Error(`npm ci failed in ${folder} (exit code ${code}). It said:\n${output}`)
  }
  writeFileSync(join(folder, STAMP), fingerprint(folder))
  return true
}
