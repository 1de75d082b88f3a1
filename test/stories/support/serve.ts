import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveFolder } from '../../../scripts/lib/serve-folder.mjs'

/** Where `npm run build-storybook` puts the stories. */
export const folder = fileURLToPath(new URL('../../../.tmp/storybook/', import.meta.url))

export interface Story {
  id: string
  title: string
  name: string
  type: 'story' | 'docs'
  tags: string[]
}

/**
 * Everything of the static build.
 *
 * @throws {Error} when it was not built, saying how to.
 */
export function allEntries(): Story[] {
  const index = join(folder, 'index.json')
  if (!existsSync(index))
    throw new Error(`There are no stories in ${folder}. Build them: npm run build-storybook`)
  const { entries }: { entries: Record<string, Story> } = JSON.parse(readFileSync(index, 'utf8'))
  return Object.values(entries)
}

export const allStories = (): Story[] => allEntries().filter(({ type }) => type === 'story')

const hashesOf = (html: string, tag: 'script' | 'style') =>
  [...html.matchAll(new RegExp(`<${tag}\\b(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ')

/**
 * What Storybook 10.6.7 itself puts into the frame by script: the style of its highlights menu, and a hidden SVG of
 * its vision filters with a `style` attribute. After an update the browser's complaint names the new hash.
 */
const storybooksOwn = [
  'sha256-rMak6F0wA1B0RrxIubaAA9iDjokYLo9ADJCviiCIgNg=',
  'sha256-Yv24MQo/JGD3ASTIbjBky8goHo9/fuung5k88U+Hna8=',
]
  .map((hash) => `'${hash}'`)
  .join(' ')

/**
 * As strict as Storybook's frame allows: its own inline scripts and styles, each by its hash; nothing else inline,
 * no `eval`, nothing of another origin. Logos of the sandbox are `data:` pictures.
 */
export const policyFor = (html: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' ${hashesOf(html, 'script')}`,
    `style-src 'self' 'unsafe-hashes' ${hashesOf(html, 'style')} ${storybooksOwn}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')

/** Serves the static build on a port of its own, the stories' frame under the policy. */
export const serveStories = () =>
  serveFolder(folder, (path, body) =>
    path === '/iframe.html' ? { 'content-security-policy': policyFor(body.toString()) } : {},
  )
