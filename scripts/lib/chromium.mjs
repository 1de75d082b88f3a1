import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** The shell is the same engine without the windows around it: tests take half the processor time in it. */
const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium']

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The Chromium (or Chrome) to test with: `CHROMIUM_PATH`, else the first on the PATH, else `undefined`.
 *
 * @throws {Error} when `CHROMIUM_PATH` names nothing that can be run
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(
      `CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which is not a program that can be run. ` +
        'Set it to a Chromium or Chrome, or unset it to have one looked for.',
    )
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES].find(
    isExecutable,
  )
}

/** How Playwright starts it; with its own where there is none. */
export function launchOptions(env = process.env) {
  const executablePath = findChromium(env)
  return executablePath === undefined ? {} : { executablePath }
}

const advice =
  'Browser tests need Chromium. Install it (Debian and Ubuntu: `apt-get install chromium`) or set CHROMIUM_PATH to one.'

/**
 * Finds Chromium; on Debian, as root, installs it where there is none.
 *
 * @throws {Error} with what to do when there is none and none can be installed
 */
export async function ensureChromium({ say = console.log } = {}) {
  const found = findChromium()
  if (found) return found
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) throw new Error(advice)
  say("Installing Chromium from the system's packages …")
  const apt = (...args) => run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  const update = await apt('update')
  const shell = await apt('install', '-y', '--no-install-recommends', SHELL)
  // Ubuntu and older Debians have no such package.
  const added = shell.code === 0 ? shell : await apt('install', '-y', '--no-install-recommends', 'chromium')
  const chromium = findChromium()
  if (chromium) return chromium
  throw new Error(`${advice}\napt-get could not install it:\n${update.output}${added.output}`)
}
