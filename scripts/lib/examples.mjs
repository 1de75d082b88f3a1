// The examples as their readers have them: copied out of the repository, with the packed tarball installed.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root, run } from './run.mjs'

const FOLDER = join(root, 'examples')
const LEFT_OUT = new Set(['node_modules', '.next', 'dist', 'package-lock.json'])

/** Their names, which are those of their folders. */
export const exampleNames = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/**
 * Packs the built package.
 *
 * @param {string} folder where the tarball goes
 * @returns {Promise<string>} its path
 * @throws {Error} with npm's output
 */
export async function pack(folder) {
  mkdirSync(folder, { recursive: true })
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const { code, output } = await run('npm', args)
  const filename = /"filename": "([^"]+)"/.exec(output)?.[1]
  if (code !== 0 || !filename) throw new Error(`npm pack failed (exit code ${code}). It said:\n${output}`)
  return join(folder, filename)
}

/**
 * Copies examples into a folder and installs them there, all at once: what they share is installed once. The
 * folder is best outside the repository, where nothing that an example forgot to ask for can be found.
 *
 * @param {string} folder
 * @param {{ tarball: string, names?: readonly string[], say?: (line: string) => void }} options
 * @returns {Promise<string>} the folder
 * @throws {Error} when there is no such example, or with npm's output
 */
export async function installExamples(folder, { tarball, names = exampleNames, say = console.log }) {
  const unknown = names.filter((name) => !exampleNames.includes(name))
  if (unknown.length > 0) {
    throw new Error(`There is no example "${unknown.join('", "')}". There are: ${exampleNames.join(', ')}.`)
  }
  mkdirSync(folder, { recursive: true })
  for (const name of names) copyExample(name, join(folder, name), tarball)
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'examples', private: true, workspaces: names }, null, 2),
  )
  say(`Installing ${names.join(', ')} in ${folder} …`)
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  const { code, output } = await run('npm', args, { cwd: folder })
  if (code !== 0) throw new Error(`npm install failed in ${folder} (exit code ${code}). It said:\n${output}`)
  return folder
}

/** The copy asks for the tarball where the original asks for the published package. */
function copyExample(name, to, tarball) {
  cpSync(join(FOLDER, name), to, { recursive: true, filter: (source) => !LEFT_OUT.has(basename(source)) })
  const file = join(to, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.dependencies['react-membrane'] = `file:${tarball}`
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
}
