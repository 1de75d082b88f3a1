// Installs what is missing: packages, React 18's own packages for the tests, Chromium.
// `node scripts/setup.mjs` does all of it; `npm start` and `npm test` import the part they need.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureChromium } from './lib/chromium.mjs'
import { install } from './lib/install.mjs'
import { root } from './lib/run.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

function checkNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `This is Node ${process.versions.node}, but react-membrane needs Node 20.19 or newer. Install one from https://nodejs.org.`,
  )
}

export async function setUpPackages(options) {
  checkNode()
  await install(root, options)
}

export async function setUpTests(options) {
  await setUpPackages(options)
  await install(join(root, 'test/react18'), options)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await setUpTests()
    console.log(`Ready. Chromium: ${await ensureChromium()}`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
