import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

const packagesOf = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages

/**
 * Whether `node_modules` of a folder is what its lockfile describes, by npm's own note of what it installed.
 * Optional packages are left out: those of other systems are rightly missing.
 */
export function isInstalled(folder) {
  try {
    const installed = packagesOf(join(folder, 'node_modules/.package-lock.json'))
    return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
      ([path, { version, optional, link }]) =>
        path === '' || optional || link || installed[path]?.version === version,
    )
  } catch {
    return false
  }
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
  return true
}
