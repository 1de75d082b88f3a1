import { expect, it } from 'vitest'
import { append, replacePage, share } from '../../src/hooks/pageChanges.js'
import { flatten, nextCursor, type Pages } from '../../src/hooks/pages.js'

interface Item {
  id: string
  name: string
}
const item = (id: string, name = id): Item => ({ id, name })
const page = (ids: string, cursor?: string) => ({
  items: Array.from(ids, (id) => item(id)),
  ...(cursor !== undefined && { cursor }),
})
const shown = (pages: Pages<Item>) =>
  flatten(pages)
    .map(({ id }) => id)
    .join('')
const three: Pages<Item> = [page('abc', '1'), page('def', '2'), page('ghi')]

it('shows each item once, whatever the pages say', () => {
  expect(shown([page('abc', '1'), page('bcd', '2'), page('ad')])).toBe('abcd')
})

it('ends with an absent or empty cursor, not with a short page', () => {
  expect(nextCursor([page('a', '1')])).toBe('1')
  expect(nextCursor([page('', '1')])).toBe('1')
  expect(nextCursor([page('abc', '')])).toBeUndefined()
  expect(nextCursor([page('abc')])).toBeUndefined()
  expect(nextCursor([])).toBeUndefined()
})

it('adds a page where it belongs, and only once', () => {
  const two = append([page('abc', '1')], '1', page('def', '2'))
  expect(shown(two)).toBe('abcdef')
  expect(append(two, '1', page('def', '2'))).toBe(two)
})

it('ends a list whose cursors run in a circle', () => {
  const pages = append(append([page('abc', '1')], '1', page('def', '2')), '2', page('abc', '1'))
  expect(nextCursor(pages)).toBeUndefined()
  expect(shown(pages)).toBe('abcdef')
})

const refreshes: readonly [what: string, fresh: ReturnType<typeof page>, after: string][] = [
  ['nothing has changed', page('abc', '1'), 'abcdefghi'],
  ['something was added at the top', page('xab', '1'), 'xabcdefghi'],
  ['something was removed', page('acd', '1'), 'acdefghi'],
  ['two were removed, and one was added', page('xcd', '1'), 'xcdefghi'],
  ['a later one moved to the top', page('hab', '1'), 'habcdefgi'],
  ['the order of the first page is another', page('cba', '1'), 'cbadefghi'],
  ['the whole first page was removed', page('def', '1'), 'defghi'],
  ['nothing is as it was', page('xyz', '1'), 'xyz'],
  ['it is all on one page now', page('ab'), 'ab'],
  ['nothing is left', page(''), ''],
  ['it is empty, and others follow', page('', '1'), 'defghi'],
]
for (const [what, fresh, after] of refreshes) {
  it(`keeps the pages behind the first when ${what}`, () => {
    expect(shown(replacePage(three, 0, fresh))).toBe(after)
  })
}

it('takes the only page as it comes, with its cursor', () => {
  const pages = replacePage([page('abc', '1')], 0, page('xab', '9'))
  expect(shown(pages)).toBe('xab')
  expect(nextCursor(pages)).toBe('9')
})

it('is the same object when nothing has changed', () => {
  expect(replacePage(three, 0, page('abc', '1'))).toBe(three)
  expect(replacePage([page('abc')], 0, page('abc'))).toEqual([page('abc')])
  const one = [page('abc')]
  expect(replacePage(one, 0, page('abc'))).toBe(one)
})

it('keeps the objects of items that are as they were', () => {
  const [a, b] = [item('a'), item('b')]
  const list = [a, b]
  expect(share(list, [item('a'), item('b')])).toBe(list)
  const next = share(list, [item('b', 'B'), item('a')])
  expect(next[1]).toBe(a)
  expect(next[0]).toEqual({ id: 'b', name: 'B' })
})
