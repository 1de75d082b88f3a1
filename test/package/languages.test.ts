import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bundle } from '../../scripts/lib/bundle.mjs'
import { type Consumer, createConsumer, entries } from './support/consumer.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer()
})
afterAll(() => consumer.remove())

const languages = entries.filter((entry) => entry.includes('/labels/') && !entry.endsWith('/en'))

it('has an entry for each of the eight languages besides English, for the page and for actions', () => {
  expect(languages).toHaveLength(16)
})

describe.each(languages)('%s', (entry) => {
  it('is a small chunk of its own, loaded when it is asked for', async () => {
    const app = `
      import { IntegrationsPage } from 'react-membrane'
      globalThis.app = [IntegrationsPage, () => import(${JSON.stringify(entry)})]
    `
    const { initialModules, weights } = await bundle(app, { from: consumer.folder })
    const file = `/dist/${entry.split('/').slice(1).join('/')}.js`
    expect(initialModules.filter((id) => id.endsWith(file))).toEqual([])
    const chunks = weights.filter(({ modules }) => modules.some(([id]) => id.endsWith(file)))
    expect(chunks).toEqual([expect.objectContaining({ late: true, modules: [expect.anything()] })])
    expect(chunks[0]?.gzip).toBeLessThan(4_000)
  })
})

it('says nothing about wrong labels in a production build', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const { text } = await bundle(
    `import { IntegrationsPage } from 'react-membrane'\nglobalThis.app = IntegrationsPage`,
    {
      from: consumer.folder,
    },
  )
  vi.unstubAllEnvs()
  expect(text.includes('labels.locale is')).toBe(false)
})
