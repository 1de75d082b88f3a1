import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const repository = `${resolve(import.meta.dirname, '../../..')}/`

/** The documents that a reader may copy code from. */
export const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

/** What a document says is to be done with a sample: compile it always, run it when it says so. */
export type Use = 'compile' | 'run' | 'test'

export interface Sample {
  /** `README.md:42`, the line of its fence. */
  where: string
  /** Where it lies for the compiler, relative to the repository; samples of a document can import one another. */
  file: string
  use: Use
  code: string
}

const FENCE = /^(?:<!-- with: ([\s\S]*?) -->\n+)?```(tsx?)(?: (run|test))?\n([\s\S]*?)^```$/gm
const NAMED = /^\/\/ (\S+\.tsx?)\b/

/**
 * The TypeScript samples of a document.
 *
 * A first line `// app/layout.tsx` names the file, so that another sample can import it. What the reader's own app
 * has and a sample only mentions is declared in a comment before the fence: `<!-- with: declare const tenant: string -->`.
 * A fence that says `run` is run and its output compared with its `// → …` comments; one that says `test` is a test file.
 */
export function samplesOf(document: string): Sample[] {
  const text = readFileSync(join(repository, document), 'utf8')
  return [...text.matchAll(FENCE)].map((match, index) => {
    const [whole, given = '', language = 'ts', use = 'compile', code = ''] = match
    const line = text.slice(0, match.index + whole.indexOf('```')).split('\n').length
    const name = NAMED.exec(code)?.[1] ?? `sample-${index + 1}.${language}`
    const folder = document.replaceAll(/\W/g, '-')
    return {
      where: `${document}:${line}`,
      file: join('.tmp/docs', folder, name),
      use: use === 'run' || use === 'test' ? use : 'compile',
      code: `${given}\n${code}\nexport {}\n`,
    }
  })
}

export const allSamples = (): Sample[] => documents.flatMap(samplesOf)
