import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { repository } from './support/samples.js'

const inFolder = (folder: string) =>
  readdirSync(join(repository, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file))

const documents = [...inFolder('.'), ...inFolder('docs')]

/** As GitHub makes it of a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))

/** Links and pictures, outside of samples, that lead into this repository. */
const linksOf = (file: string) =>
  [
    ...readFileSync(join(repository, file), 'utf8')
      .replaceAll(/```[\s\S]*?```/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))

const leads = (file: string, link: string) => {
  const [path = '', fragment] = link.split('#')
  const target = path ? join(repository, dirname(file), path) : join(repository, file)
  return existsSync(target) && (!fragment || anchorsOf(target).includes(fragment))
}

it.each(documents)('%s links to what is there', (file) => {
  expect(linksOf(file).filter((link) => !leads(file, link))).toEqual([])
})

it.each(readdirSync(join(repository, 'docs/images')).filter((name) => name !== 'page.png'))(
  'the picture %s is small, and shown in the documents',
  (name) => {
    expect(statSync(join(repository, 'docs/images', name)).size).toBeLessThan(80_000)
    const shown = documents.flatMap(linksOf).filter((link) => link.endsWith(`images/${name}`))
    expect(shown).not.toEqual([])
  },
)
