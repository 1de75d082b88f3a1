// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { gallerySheet } from '../../scripts/lib/gallery-sheet.mjs'

const LOOKS = [{ name: 'light' }, { name: 'dark' }]
const story = (id: string, title: string) => ({ id, title, name: `Name of ${id}` })
const stories = [
  story('parts-a--one', 'Parts/A'),
  story('parts-b--one', 'Parts/B'),
  story('parts-a--two', 'Parts/A'),
]
const taken = (id: string, more: object = {}) =>
  LOOKS.map(({ name }) => ({
    file: `${id}--${name}.png`,
    width: 1024,
    height: 200,
    isCut: false,
    wrong: [],
    ...more,
  }))
const all = (more: object = {}) => new Map(stories.map(({ id }) => [id, taken(id, more)]))
const pageOf = (html: string) => new DOMParser().parseFromString(html, 'text/html')

it('has an entry for each story, with a picture for each look', () => {
  const page = pageOf(gallerySheet(stories, LOOKS, all()))
  expect([...page.querySelectorAll('section')].map(({ id }) => id).toSorted()).toEqual(
    stories.map(({ id }) => id).toSorted(),
  )
  for (const { id } of stories)
    expect([...page.querySelectorAll(`[id="${id}"] img`)].map((image) => image.getAttribute('src'))).toEqual([
      `${id}--light.png`,
      `${id}--dark.png`,
    ])
})

it('puts the stories of a title together, and has a link that leads to them', () => {
  const page = pageOf(gallerySheet(stories, LOOKS, all()))
  const links = [...page.querySelectorAll('nav a')]
  expect(links.map(({ textContent }) => textContent)).toEqual(['Parts/A', 'Parts/B'])
  const [first] = links.map((link) => page.querySelector(link.getAttribute('href') ?? ''))
  expect(first?.querySelectorAll('section')).toHaveLength(2)
})

it('says what is broken first, and shows no markup of its words', () => {
  const pictures = all().set('parts-b--one', taken('parts-b--one', { wrong: ['<img src=x> is missing'] }))
  const page = pageOf(gallerySheet(stories, LOOKS, pictures))
  expect(page.querySelector('p a')?.getAttribute('href')).toBe('#parts-b--one')
  expect(page.querySelector('figcaption strong')?.textContent).toBe('<img src=x> is missing')
})

it('does not leave out a story without a picture in silence', () => {
  const pictures = all()
  pictures.delete('parts-a--two')
  expect(() => gallerySheet(stories, LOOKS, pictures)).toThrow('no picture of "parts-a--two" in light')
})
