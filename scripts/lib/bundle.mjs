import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from './run.mjs'

/** The SDK arrives late, and is not counted. */
const isSdk = (id) => id === '@membranehq/sdk'

/** React is the host's already: in a chunk of its own, with the bundler's helpers for its CommonJS, which is not counted. */
const REACT = /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/
const isReacts = (id) => REACT.test(id) || id.includes('rolldown/runtime')
const bytesOf = (file) => gzipSync(file.type === 'chunk' ? file.code : file.source).length

/**
 * Bundles a few lines as a Vite app would, with the built package under its own name.
 *
 * @param {string} code the app's module; `./lazy-route.js` is there to be imported
 * @param {{ from?: string, external?: (id: string) => boolean }} [options] `from` is the folder whose `node_modules` are used
 */
export async function bundle(code, { from = root, external = isSdk } = {}) {
  const sources = new Map([
    [join(from, 'bundled-app.js'), code],
    [join(from, 'lazy-route.js'), 'export default 1'],
  ])
  const [entry] = sources.keys()
  const { output } = await build({
    root: from,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'app',
        enforce: 'pre',
        resolveId(id) {
          const path = resolve(from, id)
          return sources.has(path) ? path : undefined
        },
        load: (id) => sources.get(id),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external,
        output: { codeSplitting: { groups: [{ name: 'react', test: REACT }] } },
      },
    },
  })
  return summary(output)
}

/**
 * What a browser loads at first, and what it may load later; sizes are gzipped bytes, file by file.
 *
 * @returns {{
 *   initialJs: number, lateJs: number, css: number,
 *   initialModules: string[], modules: string[], initialImports: string[], imports: string[], text: string,
 *   weights: { file: string, gzip: number, late: boolean, modules: [id: string, bytes: number][] }[]
 * }}
 */
function summary(output) {
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  )
  const initial = new Set()
  const follow = (name) => {
    if (initial.has(name) || !chunks.has(name)) return
    initial.add(name)
    chunks.get(name).imports.forEach(follow)
  }
  for (const { fileName, isEntry } of chunks.values()) if (isEntry) follow(fileName)
  const total = (files) => files.reduce((bytes, file) => bytes + bytesOf(file), 0)
  const counted = [...chunks.values()].filter(({ modules }) => !Object.keys(modules).every(isReacts))
  const early = counted.filter(({ fileName }) => initial.has(fileName))
  const late = counted.filter(({ fileName }) => !initial.has(fileName))
  const css = output.filter(({ fileName }) => fileName.endsWith('.css'))
  const externalsOf = (names) => [...new Set(names)].filter((name) => !chunks.has(name))
  const modulesOf = (some) => some.flatMap(({ modules }) => Object.keys(modules))
  return {
    initialJs: total(early),
    lateJs: total(late),
    css: total(css),
    /** Paths of every module that is in the bundle, by when it is loaded. */
    initialModules: modulesOf(early),
    modules: modulesOf(counted),
    /** What is left to others: the names of external modules, at first and ever. */
    initialImports: externalsOf(early.flatMap(({ imports }) => imports)),
    imports: externalsOf([...chunks.values()].flatMap((one) => [...one.imports, ...one.dynamicImports])),
    /** What each chunk weighs, and its modules before minification, heaviest first. */
    weights: counted.map((chunk) => ({
      file: chunk.fileName,
      gzip: bytesOf(chunk),
      late: !initial.has(chunk.fileName),
      modules: Object.entries(chunk.modules)
        .map(([id, { renderedLength }]) => [id, renderedLength])
        .sort(([, one], [, two]) => two - one),
    })),
    text: output.map((file) => (file.type === 'chunk' ? file.code : String(file.source))).join('\n'),
  }
}
