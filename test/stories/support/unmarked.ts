import type { Page } from '@playwright/test'
import { en as actionWords } from '../../../src/actions/labels/en.js'
import { en as pageWords } from '../../../src/labels/en.js'

/** Something that can be read and is in no bracket. */
export interface Unmarked {
  text: string
  /** An attribute's name, or "text". */
  as: string
  /** The element around it. */
  html: string
}

const leaves = (words: object): string[] =>
  Object.values(words).flatMap((word: unknown) =>
    typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? leaves(word) : [],
  )

/** Every word as it is in English: what was announced before the words were marked. */
const english = [pageWords, actionWords].flatMap(leaves)

/**
 * What can be read, or is read out, of the story that is shown, and is neither a marked word nor what the story brings. It brings:
 * what its world answered and its args (also as templates with values in them); what was typed; what stands directly in an
 * element with `data-host`. What `Intl` says is told by the language of the marked words, and its digits.
 * A live region that spoke before the words were marked may hold an English label, with values of these kinds.
 */
export const unmarked = (page: Page): Promise<Unmarked[]> =>
  page.evaluate(async (said) => {
    const plain = (text: string) =>
      text
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim()

    const known = new Set<string>()
    const seen = new Set<unknown>()
    const learn = (value: unknown): void => {
      if (typeof value === 'string' || typeof value === 'number') known.add(plain(String(value)))
      if (typeof value !== 'object' || value === null || seen.has(value) || value instanceof Node) return
      seen.add(value)
      if (value instanceof Error) learn(value.message)
      // Of an element of React's only what it was given: the rest is React's own.
      const fields = '$$typeof' in value && 'props' in value ? { props: value.props } : value
      for (const [key, part] of Object.entries(fields)) {
        known.add(plain(key))
        // A field without a title is called as its key is.
        if (key === 'properties')
          Object.keys(Object(part)).forEach((name) => known.add(name.charAt(0).toUpperCase() + name.slice(1)))
        learn(part)
      }
    }
    for (const answer of await Promise.all(window.given.answers)) {
      try {
        learn(JSON.parse(answer))
      } catch {
        learn(answer)
      }
    }
    learn(window.given.props)
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) learn(field.value)

    const intl = new Set<string>()
    const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []
    const locale = document.documentElement.dataset['words']
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
    for (const text of [
      ...(['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const).flatMap((unit) =>
        [-5, -1, 0, 1, 5].map((count) => relative.format(count, unit)),
      ),
      ...(['millisecond', 'second'] as const).map((unit) =>
        new Intl.NumberFormat(locale, { style: 'unit', unit }).format(1),
      ),
      ...Array.from({ length: 12 }, (_, month) => date.format(new Date(2026, month, month + 1))),
    ])
      for (const word of words(text)) intl.add(word)

    const templates = (texts: Iterable<string>) =>
      [...texts]
        .filter((text) => /\{\w+\}/.test(text) && /[^\s{}]/.test(text.replace(/\{\w+\}/g, '')))
        .map((text) => {
          const parts = plain(text).split(/\{\w+\}/)
          return new RegExp(
            `^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`,
          )
        })
    const ofStory = templates(known)
    const ofEnglish = templates(said)
    const englishWords = new Set(said)

    const isIntl = (text: string) => words(text).every((word) => intl.has(word)) && !/[0-9]/.test(text)
    const isBrought = (text: string): boolean =>
      known.has(text) ||
      // A sentence of the server's is ended where it was not; an app and its account stand beside each other.
      (text.endsWith('.') && known.has(text.slice(0, -1))) ||
      (text.includes(' · ') && text.split(' · ').every(isBrought)) ||
      !/[\p{L}\d]/u.test(text) ||
      isIntl(text) ||
      ofStory.some((template) => template.exec(text)?.slice(1).every(isBrought))
    const wasSaid = (text: string): boolean =>
      isBrought(text) ||
      /^\d+$/.test(text) ||
      englishWords.has(text) ||
      said.some((label) => text.startsWith(`${label} `) && wasSaid(text.slice(label.length + 1))) ||
      ofEnglish.some((template) => template.exec(text)?.slice(1).every(wasSaid))

    const found: Unmarked[] = []
    const LIVE = '[role=status], [role=alert]'
    const announced = new Set(
      [...document.querySelectorAll(LIVE)].map(({ textContent }) => plain(textContent)),
    )
    const initials = new Set(
      [...known].flatMap((name) => name.split(' ').map((word) => word.charAt(0).toUpperCase())),
    )
    const look = (text: string, as: string, element: Element) => {
      if (element.matches('.membrane-logo') && Array.from(text).every((letter) => initials.has(letter)))
        return
      const isFine = element.closest(LIVE) || announced.has(plain(text)) ? wasSaid : isBrought
      for (const part of text.split(/⟦[^⟦⟧]*⟧/).map(plain))
        if (!isFine(part)) found.push({ text: part.slice(0, 200), as, html: element.outerHTML.slice(0, 300) })
    }
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ]
    const visit = (element: Element) => {
      if (/^(script|style|noscript)$/i.test(element.tagName)) return
      const isHosts = element.hasAttribute('data-host')
      for (const name of isHosts ? [] : attributes) look(element.getAttribute(name) ?? '', name, element)
      for (const pseudo of ['::before', '::after'])
        for (const [, text = ''] of getComputedStyle(element, pseudo).content.matchAll(/"([^"]*)"/g))
          look(text, pseudo, element)
      for (const child of element.childNodes) {
        if (child instanceof Element) visit(child)
        else if (child instanceof Text && !isHosts) look(child.data, 'text', element)
      }
    }
    for (const child of document.body.children)
      if (child.id === 'storybook-root' || !/^(sb-|storybook-)/.test(`${child.className} ${child.id}`.trim()))
        visit(child)
    return found
  }, english)
