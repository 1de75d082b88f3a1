import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Consumer, createConsumer, manifest } from './support/consumer.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer()
})
afterAll(() => consumer.remove())

const filesIn = (folder: string) =>
  readdirSync(join(consumer.installed, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(folder, file),
  )
const read = (file: string) => readFileSync(join(consumer.installed, file), 'utf8')

it('ships the build, its sources, the licence and the documents, and nothing else', () => {
  expect(readdirSync(consumer.installed).sort()).toEqual([
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'package.json',
    'src',
  ])
})

it('ships every file that a document links to, but for the examples', () => {
  const documents = ['README.md', ...filesIn('docs').filter((file) => file.endsWith('.md'))]
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)\s]*\)/g)]
      .map(([, link = '']) => join(dirname(document), link))
      .filter((file) => !file.startsWith('examples') && !existsSync(join(consumer.installed, file)))
      .map((file) => `${document}: ${file}`),
  )
  expect(documents.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})

it('ships every file that an entry names', () => {
  const targets = JSON.stringify(manifest.exports).match(/\.\/(dist\/[^"]+|package\.json)/g) ?? []
  expect(targets.length).toBeGreaterThan(20)
  expect(targets.filter((file) => !existsSync(join(consumer.installed, file)))).toEqual([])
})

it('ships a source map with every module and declaration, to sources that are there and are not repeated', () => {
  const code = filesIn('dist').filter((file) => /\.(js|cjs|d\.ts|d\.cts)$/.test(file))
  const faults = code.flatMap((file) => {
    // A module that only passes names on has no code to map.
    if (!existsSync(join(consumer.installed, `${file}.map`))) {
      return read(file).includes('sourceMappingURL') ? [`${file} names a map that is missing`] : []
    }
    const map: { sources: string[]; sourcesContent?: (string | null)[] } = JSON.parse(read(`${file}.map`))
    if (map.sourcesContent?.some((content) => content !== null)) return [`${file} has its sources in its map`]
    const missing = map.sources.filter(
      (source) => !existsSync(join(consumer.installed, dirname(file), source)),
    )
    return missing.map((source) => `${file} maps to ${source}, which is missing`)
  })
  expect(faults).toEqual([])
})

const isClient = (file: string) => /^\s*['"]use client['"]/.test(read(file))

it("keeps 'use client' first in both builds of every module that has it", () => {
  const marked = filesIn('src').filter((file) => /\.tsx?$/.test(file) && isClient(file))
  const built = marked
    .flatMap((file) =>
      ['.js', '.cjs'].map((ending) => file.replace(/^src/, 'dist').replace(/\.tsx?$/, ending)),
    )
    .filter((file) => existsSync(join(consumer.installed, file)))
  expect(built.length).toBeGreaterThan(marked.length)
  expect(built.filter((file) => !/^['"]use client['"];?\n/.test(read(file)))).toEqual([])
})

it("marks every module of the browser entry that runs React, and every language, as 'use client'", () => {
  const runsReact = /^import (?!type\b).*from ['"](react|react-dom|swr|@radix-ui\/[^'"]+)(\/[^'"]*)?['"]/m
  const modules = ['src/hooks', 'src/components', 'src/labels', 'src/actions']
    .flatMap(filesIn)
    .filter((file) => /\.tsx?$/.test(file))
    .filter(
      (file) =>
        runsReact.test(read(file)) || /^src\/(actions\/)?labels\/[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file),
    )
  expect(modules.length).toBeGreaterThan(10)
  expect(modules.filter((file) => !isClient(file))).toEqual([])
})

it('ships two stylesheets, for the page and for actions', () => {
  const sheets = filesIn('dist').filter((file) => file.endsWith('.css'))
  expect(sheets.sort()).toEqual(['dist/actions.css', 'dist/styles.css'])
})

it.each([
  ['styles.css', /^@layer membrane\b/],
  ['actions.css', /^@layer membrane, membrane-actions;/],
])('%s has everything folded in, in one layer, reaching for nothing', (file, start) => {
  const css = read(`dist/${file}`).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  expect(css).not.toMatch(/@import|@charset|https?:|light-dark\(/)
  expect(css).not.toMatch(/:root/)
  expect(css.trim()).toMatch(start)
  expect(css.match(/@layer (?!membrane\b)/)).toBeNull()
})
