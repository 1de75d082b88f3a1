import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { attentionFirst, toRow } from '../../src/index.js'
import { connected, openPage } from '../components/support/page.js'

const NAMES = ['Zebra', 'Äpple', 'Alfa']
const sorted = (locale?: string) =>
  attentionFirst(
    NAMES.map((name) => toRow({ id: name, name, state: 'READY' }, undefined)),
    locale,
  ).map(({ account }) => account)

it('accounts are sorted as the language of the words sorts, not as the machine does', () => {
  expect(sorted('de')).toEqual(['Alfa', 'Äpple', 'Zebra'])
  expect(sorted('sv')).toEqual(['Alfa', 'Zebra', 'Äpple'])
  expect(sorted()).toEqual(sorted('en'))
})

it.each([
  ['de', ['Alfa', 'Äpple', 'Zebra']],
  ['sv', ['Alfa', 'Zebra', 'Äpple']],
])('the page sorts accounts and categories by the locale of its labels: %s', async (locale, order) => {
  const [first = '', second = '', third = ''] = NAMES
  const page = openPage(
    {
      labels: { locale },
      filter: { include: ['dealwren', 'foldmark', 'larkmail'] },
      categories: { dealwren: first, foldmark: second, larkmail: third },
    },
    { scenario: 'everyday', tenant: 'somebody-new' },
  )
  for (const name of NAMES) page.sandbox.connect('billhaven', { tenantKey: 'somebody-new', name })
  const rows = within(await connected())
  await rows.findByText('Zebra')
  const shown = () => rows.getAllByRole('listitem').map((row) => row.textContent ?? '')
  expect(shown().flatMap((text) => NAMES.find((name) => text.includes(name)) ?? [])).toEqual(order)
  const chips = await screen.findAllByRole('radio')
  expect(chips.map((chip) => chip.parentElement?.textContent).slice(1)).toEqual(order)
})
