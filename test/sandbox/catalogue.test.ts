// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { catalogue, makeApp } from '../../src/sandbox/catalogue/index.js'

const parseLogo = (uri: string) => {
  const [, svg = ''] = /^data:image\/svg\+xml,(.*)$/.exec(uri) ?? []
  return new DOMParser().parseFromString(decodeURIComponent(svg), 'image/svg+xml').documentElement
}

it('offers at least 64 apps in at least ten categories, each with a name, a key and a description of its own', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(64)
  expect(new Set(catalogue.flatMap((app) => app.categories)).size).toBeGreaterThanOrEqual(10)
  for (const field of ['key', 'name', 'description', 'logoUri'] as const) {
    expect(new Set(catalogue.map((app) => app[field])).size).toBe(catalogue.length)
  }
})

it('asks about a quarter of the apps for credentials, by a schema whose required fields exist', () => {
  const typed = catalogue.filter((app) => app.authType === 'client-credentials')
  expect(typed.length / catalogue.length).toBeGreaterThan(0.18)
  expect(typed.length / catalogue.length).toBeLessThan(0.32)
  for (const app of catalogue) {
    expect(app.inputSchema !== undefined).toBe(app.authType === 'client-credentials')
    const { properties = {}, required = [] } = app.inputSchema ?? {}
    for (const field of required) expect(Object.keys(properties)).toContain(field)
  }
})

it('draws every logo as well-formed SVG that loads nothing and runs nothing', () => {
  for (const app of [...catalogue, ...Array.from({ length: 300 }, (_, index) => makeApp(100 + index))]) {
    expect(app.logoUri).toMatch(/^data:image\/svg\+xml,[\w\-.~!*'();:@&=+$,/?%]+$/)
    const svg = parseLogo(app.logoUri)
    expect(svg.localName).toBe('svg')
    expect(svg.querySelectorAll('path, rect, circle, ellipse').length).toBeGreaterThan(0)
    expect(svg.querySelector('script, image, use, foreignObject, [href], [onload]')).toBeNull()
  }
})

it('makes up 20,000 more apps by rule: names and keys differ, and the same index is the same app', () => {
  const apps = Array.from({ length: 20_000 }, (_, index) => makeApp(index))
  expect(apps.slice(0, catalogue.length)).toEqual(catalogue)
  expect(new Set(apps.map((app) => app.name)).size).toBe(20_000)
  expect(new Set(apps.map((app) => app.key)).size).toBe(20_000)
  expect(apps.every((app) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(app.key))).toBe(true)
  expect({ ...makeApp(12_345) }).toEqual({ ...makeApp(12_345) })
})

it.each([-1, 1.5, Number.NaN])('refuses the index %s and says what an index is', (index) => {
  expect(() => makeApp(index)).toThrow(/must be a whole number, 0 or above/)
})
