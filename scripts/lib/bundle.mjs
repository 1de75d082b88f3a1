import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from './run.mjs'

/** React is the host's already, the SDK arrives late: neither is counted, nor what they bring. */
const NOT_COUNTED = ['react', 'react-dom', '@membranehq/sdk']

const isNotCounted = (id) => NOT_COUNTED.some((name) => id === name || id.startsWith(`${name}/`))
const bytesOf = (file) => gzipSync(file.type === 'chunk' ? file.code : file.source).length

/**
 * Bundles a few lines as a Vite app would, with the built package under its own name.
 *
 * @param {string} code the app's module
 * @param {{ from?: string, external?: (id: string) => boolean }} [options] `from` is the folder whose `node_modules` are used
 */
export async function bundle(code, { from = root, external = isNotCounted } = {}) {
  const entry = join(from, 'bundled-app.js')
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
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: entry, external },
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
  const early = [...chunks.values()].filter(({ fileName }) => initial.has(fileName))
  const late = [...chunks.values()].filter(({ fileName }) => !initial.has(fileName))
  const css = output.filter(({ fileName }) => fileName.endsWith('.css'))
  const externalsOf = (names) => [...new Set(names)].filter((name) => !chunks.has(name))
  const modulesOf = (some) => some.flatMap(({ modules }) => Object.keys(modules))
  return {
    initialJs: total(early),
    lateJs: total(late),
    css: total(css),
    /** Paths of every module that is in the bundle, by when it is loaded. */
    initialModules: modulesOf(early),
    modules: modulesOf([...chunks.values()]),
    /** What is left to others: the names of external modules, at first and ever. */
    initialImports: externalsOf(early.flatMap(({ imports }) => imports)),
    imports: externalsOf([...chunks.values()].flatMap((one) => [...one.imports, ...one.dynamicImports])),
    /** What each chunk weighs, and its modules before minification, heaviest first. */
    weights: [...chunks.values()].map((chunk) => ({
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
