import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repository } from './support/samples.js'

const theming = readFileSync(join(repository, 'docs/theming.md'), 'utf8')

/** All that the code and stylesheets of the page and of the action parts say; what actions have besides draws nothing. */
const sources = (
  [
    ['src/components', /\.(tsx?|css)$/],
    ['src/hooks/connect', /\.(tsx?|css)$/],
    ['src/actions', /\.(tsx|css)$/],
  ] as const
)
  .flatMap(([folder, kinds]) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => kinds.test(file))
      .map((file) => join(repository, folder, file)),
  )
  .map((file) => readFileSync(file, 'utf8').replaceAll(/@keyframes membrane-\w+|animation:[^;]+;/g, ''))
  .join('\n')

const namesIn = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([name]) => name))
/** Inline code, without the samples. */
const said = [...theming.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)]
  .map(([, code]) => code)
  .join('\n')

const sorted = (names: Set<string>) => [...names].toSorted()

it('names every custom property, and none that is not there', () => {
  const pattern = /--membrane-[a-z]+(?:-[a-z]+)*/g
  expect(sorted(namesIn(said, pattern))).toEqual(sorted(namesIn(sources, pattern)))
})

it('names every class, and none that is not there', () => {
  const pattern = /(?<![\w-])membrane-[a-z]+(?:-[a-z]+)*/g
  // The container that the page measures, and files that are named in comments.
  expect(sorted(namesIn(said, pattern))).toEqual(
    sorted(namesIn(sources.replaceAll(/'membrane:\w+'/g, ''), pattern)),
  )
})

it('names every data attribute, and none that is not there', () => {
  const pattern = /(?<![\w-])data-[a-z]+(?:-[a-z]+)*/g
  expect(sorted(namesIn(said, pattern))).toEqual(sorted(namesIn(sources, pattern)))
})

it.each([
  ['src/index.ts', 20],
  ['src/actions/index.ts', 7],
])('names every part that %s exports', (file, least) => {
  const index = readFileSync(join(repository, file), 'utf8')
  const parts = [
    ...index.matchAll(/^export \{([^}]+)\} from '\.\/(?:components\/(?!model)|[A-Z])/gm),
  ].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
  const withoutElement = ['Announcer', 'Guarded', 'LabelsProvider']
  const drawn = parts.filter((name) => /^[A-Z]/.test(name) && !withoutElement.includes(name))
  expect(drawn.length).toBeGreaterThan(least)
  expect(drawn.filter((name) => !said.includes(name))).toEqual([])
})

it.each(['tokens', 'shadcn', 'tailwind', 'brand', 'dense'])(
  'shows the recipe %s as its story has it',
  (name) => {
    expect(theming).toContain(readFileSync(join(repository, `stories/recipes/${name}.css`), 'utf8').trimEnd())
  },
)

it.each(['tokens', 'tailwind', 'brand', 'dense'])(
  'says dark of %s for the system as for a choice',
  (name) => {
    const recipe = readFileSync(join(repository, `stories/recipes/${name}.css`), 'utf8')
    const [, chosen = 'none'] = /\[data-theme='dark'\] \{([^}]+)\}/.exec(recipe) ?? []
    const [, system] =
      /prefers-color-scheme: dark\) \{\s+\.membrane-root:not\(\[data-theme='light'\]\) \{([^}]+)\}/.exec(
        recipe,
      ) ?? []
    expect(system?.replaceAll(/\s+/g, ' ')).toBe(chosen.replaceAll(/\s+/g, ' '))
  },
)

it('builds another page from the parts in less than 100 lines, without our stylesheet', () => {
  const source = readFileSync(join(repository, 'stories/headless/TileWall.tsx'), 'utf8')
  expect(source.trimEnd().split('\n').length).toBeLessThan(100)
  for (const part of ['SearchField', 'AppLogo', 'StateBadge', 'ConnectButton', 'ConnectionMenu', 'UndoBar'])
    expect(source).toContain(`<${part}`)
  expect(source).not.toContain('styles.css')
  expect(readFileSync(join(repository, 'stories/Headless.stories.tsx'), 'utf8')).toContain('unstyled: true')
})
