import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

/** An element of ours, as somebody who styles it finds it. */
export interface Seen {
  classes: string[]
  /** The classes of everything around it. */
  within: string[]
  /** Its `data-*`. */
  data: Record<string, string>
}

const folder = fileURLToPath(new URL('../../../.tmp/stories-seen/', import.meta.url))

/** Everything of ours that is in the page, each kind once. */
const elementsOf = (page: Page) =>
  page.evaluate((): Seen[] => {
    const ours = (element: Element) => [...element.classList].filter((name) => name.startsWith('membrane-'))
    const kinds = new Map<string, Seen>()
    for (const element of document.querySelectorAll<HTMLElement>(
      '.membrane-root, .membrane-root *, [class*="membrane-"], [class*="membrane-"] *',
    )) {
      const data = Object.fromEntries(
        [...element.attributes]
          .filter(({ name }) => name.startsWith('data-'))
          .map(({ name, value }) => [name, value]),
      )
      const classes = ours(element)
      if (!classes.length && !Object.keys(data).length) continue
      const within = new Set<string>()
      for (let up = element.parentElement; up; up = up.parentElement)
        ours(up).forEach((name) => within.add(name))
      const seen = { classes, within: [...within].toSorted(), data }
      kinds.set(JSON.stringify(seen), seen)
    }
    return [...kinds.values()]
  })

const fileOf = (id: string, theme: string) => `${folder}${id}.${theme}.json`

/** Writes down what a story shows in a theme, for the test of the contract. */
export async function remember(page: Page, id: string, theme: 'light' | 'dark'): Promise<void> {
  const seen = await elementsOf(page)
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(id, theme), JSON.stringify(seen))
}

/** What a story showed, in both themes. */
export const recall = (id: string): Seen[] =>
  ['light', 'dark'].flatMap((theme): Seen[] => JSON.parse(readFileSync(fileOf(id, theme), 'utf8')))
