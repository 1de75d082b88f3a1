import { afterEach, describe, expect, it, vi } from 'vitest'
import { en } from '../../src/labels/en.js'
import { formatWord } from '../../src/labels/format.js'
import { mergeLabels } from '../../src/labels/merge.js'
import type { LabelsInput } from '../../src/labels/types.js'

afterEach(() => vi.restoreAllMocks())

describe('a word with values', () => {
  it('fills a template', () => {
    expect(formatWord('Disconnect {account} from {app}?', { account: 'Acme', app: 'HubSpot' })).toBe(
      'Disconnect Acme from HubSpot?',
    )
  })

  it('keeps a name that looks like a template, or like a replacement pattern, as it is', () => {
    expect(formatWord('Disconnect {account}?', { account: '{app} $& $1', app: 'x' })).toBe(
      'Disconnect {app} $& $1?',
    )
  })

  it('leaves a placeholder that nobody fills', () => {
    expect(formatWord('Hello {stranger}', {})).toBe('Hello {stranger}')
  })

  it('chooses the plural form of the language, and writes numbers its way', () => {
    const apps = { one: '{count} app', other: '{count} apps' }
    expect(formatWord(apps, { count: 1 }, 'en')).toBe('1 app')
    expect(formatWord(apps, { count: 12_345 }, 'en')).toBe('12,345 apps')
    const polish = {
      one: '{count} plik',
      few: '{count} pliki',
      many: '{count} plików',
      other: '{count} pliku',
    }
    expect([1, 3, 5].map((count) => formatWord(polish, { count }, 'pl'))).toEqual([
      '1 plik',
      '3 pliki',
      '5 plików',
    ])
  })

  it('falls back to "other" where a form is missing', () => {
    expect(formatWord({ other: '{count} apps' }, { count: 1 }, 'en')).toBe('1 apps')
  })

  it('calls a function', () => {
    expect(formatWord(({ count }: { count: number }) => `#${count}`, { count: 3 })).toBe('#3')
  })
})

describe('labels of your own', () => {
  it('replace single words; the others stay English', () => {
    const labels = mergeLabels(en, [{ action: { connect: 'Verbinden' } }])
    expect(labels.action.connect).toBe('Verbinden')
    expect(labels.action.disconnect).toBe('Disconnect')
  })

  it('are laid over each other in order', () => {
    const labels = mergeLabels(en, [
      { action: { connect: 'Verbinden', close: 'Schließen' } },
      { action: { connect: 'Anschließen' } },
    ])
    expect([labels.action.connect, labels.action.close]).toEqual(['Anschließen', 'Schließen'])
  })

  it('may replace plural forms by a template or a function', () => {
    const labels = mergeLabels(en, [{ search: { results: '{count} Treffer' } }])
    expect(formatWord(labels.search.results, { count: 1 }, 'de')).toBe('1 Treffer')
  })

  it('replace one word of a group in which a word is called "other"', () => {
    const group = { status: { good: 'Good', other: 'Other' } }
    expect(mergeLabels(group, [{ status: { good: 'Gut' } }]).status).toEqual({ good: 'Gut', other: 'Other' })
    expect(mergeLabels(group, [{ status: { other: 'Sonst' } }]).status).toEqual({
      good: 'Good',
      other: 'Sonst',
    })
  })

  it('leave English untouched', () => {
    const before = structuredClone(JSON.parse(JSON.stringify(en)))
    mergeLabels(en, [{ action: { connect: 'x' }, status: { connected: 'y' } }])
    expect(JSON.parse(JSON.stringify(en))).toEqual(before)
  })

  it.each([
    ['a number for a word', { action: { connect: 3 } }, 'action.connect'],
    ['null for a word', { action: { connect: null } }, 'action.connect'],
    ['a word for a group', { action: 'Connect' }, 'action'],
    ['a name that does not exist', { action: { conect: 'Verbinden' } }, 'action.conect'],
  ])('are ignored with a warning: %s', (_, wrong, path) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const input: LabelsInput = JSON.parse(JSON.stringify(wrong))
    expect(mergeLabels(en, [input])).toEqual(en)
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(`"${path}"`))
  })

  it('cannot reach into object prototypes', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const input: LabelsInput = JSON.parse(
      '{"__proto__":{"polluted":"yes"},"action":{"__proto__":{"polluted":"yes"}}}',
    )
    mergeLabels(en, [input])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
