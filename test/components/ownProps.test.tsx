import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import {
  AppLogo,
  Button,
  CategoryFilter,
  ChunkedList,
  ConnectButton,
  type Connection,
  ConnectionMenu,
  ConnectionRow,
  ConnectionRowAction,
  ConnectionRowMenu,
  ConnectionRowName,
  ConnectionRowReason,
  ConnectionRowStatus,
  Elapsed,
  EmptyState,
  ErrorRegion,
  FixAll,
  type Integration,
  IntegrationCard,
  IntegrationCardAction,
  IntegrationCardName,
  IntegrationCardNote,
  RelativeTime,
  SearchField,
  Skeletons,
  StateBadge,
  toRow,
  UndoBar,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

const integration: Integration = { id: 'int_1', key: 'mail', name: 'Larkmail' }
const connection: Connection = {
  id: 'con_1',
  name: 'ops@acme.test',
  state: 'READY',
  disconnected: true,
  integration,
}
const row = toRow(connection, integration)
const none = () => {}
const own = { className: 'mine', 'data-probe': 'here' }

const inRow = (slot: ReactElement) => <ConnectionRow connection={connection}>{slot}</ConnectionRow>
const inCard = (slot: ReactElement) => <IntegrationCard integration={integration}>{slot}</IntegrationCard>

const parts: readonly (readonly [part: string, its: string, draw: () => ReactElement])[] = [
  ['AppLogo', 'membrane-logo', () => <AppLogo name="Larkmail" {...own} />],
  ['Button', 'membrane-button', () => <Button {...own} />],
  [
    'CategoryFilter',
    'membrane-chips',
    () => <CategoryFilter categories={['CRM']} value={null} onValueChange={none} {...own} />,
  ],
  [
    'ChunkedList',
    'membrane-list',
    () => <ChunkedList items={[1]} render={(item) => <i key={item} />} {...own} />,
  ],
  ['ConnectButton', 'membrane-button', () => <ConnectButton integration={integration} {...own} />],
  [
    'ConnectionMenu',
    'membrane-button',
    () => <ConnectionMenu row={row} name="ops" onAction={none} {...own} />,
  ],
  ['ConnectionRow', 'membrane-row', () => <ConnectionRow connection={connection} {...own} />],
  ['ConnectionRowAction', 'membrane-row-action', () => inRow(<ConnectionRowAction {...own} />)],
  ['ConnectionRowMenu', 'membrane-button', () => inRow(<ConnectionRowMenu {...own} />)],
  ['ConnectionRowName', 'membrane-row-name', () => inRow(<ConnectionRowName {...own} />)],
  ['ConnectionRowReason', 'membrane-row-reason', () => inRow(<ConnectionRowReason {...own} />)],
  ['ConnectionRowStatus', 'membrane-row-status', () => inRow(<ConnectionRowStatus {...own} />)],
  ['Elapsed', 'membrane-elapsed', () => <Elapsed since={0} now={() => 1} {...own} />],
  ['EmptyState', 'membrane-empty', () => <EmptyState title="Nothing" {...own} />],
  ['ErrorRegion', 'membrane-error', () => <ErrorRegion {...own} />],
  ['FixAll', 'membrane-fix', () => <FixAll rows={[row]} onFix={async () => true} onEnd={none} {...own} />],
  ['IntegrationCard', 'membrane-card', () => <IntegrationCard integration={integration} {...own} />],
  ['IntegrationCardAction', 'membrane-card-action', () => inCard(<IntegrationCardAction {...own} />)],
  ['IntegrationCardName', 'membrane-card-name', () => inCard(<IntegrationCardName {...own} />)],
  [
    'IntegrationCardNote',
    'membrane-card-note',
    () => (
      <IntegrationCard integration={integration} category="Mail">
        <IntegrationCardNote {...own} />
      </IntegrationCard>
    ),
  ],
  ['RelativeTime', 'membrane-time', () => <RelativeTime dateTime="2026-03-02T09:00:00.000Z" {...own} />],
  ['SearchField', 'membrane-search', () => <SearchField value="" onValueChange={none} {...own} />],
  ['Skeletons', 'membrane-skeletons', () => <Skeletons kind="rows" {...own} />],
  ['StateBadge', 'membrane-badge', () => <StateBadge connection={connection} {...own} />],
  ['UndoBar', 'membrane-undo', () => <UndoBar message="Gone." {...own} />],
]

describe.each(parts)('%s', (_, its, draw) => {
  it('puts props and class of the host on the element that has its own', () => {
    const { Wrapper } = createTestMembrane()
    const { container } = render(draw(), { wrapper: Wrapper })
    const bearers = container.querySelectorAll('[data-probe="here"]')
    expect(bearers).toHaveLength(1)
    expect(bearers[0]).toHaveClass(its, 'mine')
  })
})
