import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import { connectionKeyFor } from '../../src/components/model/connection-key.js'
import { allowsSeveral, categoriesOf, isOffered, permissionFor } from '../../src/components/model/criteria.js'
import { createOwned } from '../../src/components/model/indexes.js'
import { connectTarget, integrationIdentity } from '../../src/core/identity.js'
import { initials, safeImageUrl, tintOf } from '../../src/components/model/logo.js'
import { toRow } from '../../src/components/model/rows.js'
import { supportDetails, withoutSecrets } from '../../src/components/model/support-details.js'
import { keepOrder } from '../../src/components/page/useSettledOrder.js'
import { elapsed, relativeTime } from '../../src/components/time.js'

const hubspot = { id: 'int_1', key: 'hubspot', name: 'HubSpot' }

describe('the key of a new connection', () => {
  const context = { tenantKey: 'acme', workspaceKey: 'w', used: new Set<string>() }
  const used = (...keys: string[]) => ({ ...context, used: new Set(keys) })

  it('comes from a template or a function', () => {
    expect(connectionKeyFor('{integrationKey}-{tenantKey}', hubspot, context)).toBe('hubspot-acme')
    expect(connectionKeyFor((item) => `k-${item.key}`, hubspot, context)).toBe('k-hubspot')
    expect(connectionKeyFor(undefined, hubspot, context)).toBeUndefined()
  })

  it('is never the key of an existing connection', () => {
    expect(connectionKeyFor('{integrationKey}', hubspot, used('hubspot'))).toBe('hubspot-2')
    expect(connectionKeyFor('{integrationKey}', hubspot, used('hubspot', 'hubspot-2', 'hubspot-3'))).toBe(
      'hubspot-4',
    )
  })

  it('has at most 100 characters, suffix included, and nothing that breaks a path', () => {
    const long = 'k'.repeat(300)
    const key = connectionKeyFor(long, hubspot, used('k'.repeat(100)))
    expect(key).toHaveLength(100)
    expect(key?.endsWith('-2')).toBe(true)
    expect(connectionKeyFor('a/b?c d', hubspot, context)).toBe('a-b-c-d')
  })

  it('of an integration without a key uses the identifier it has', () => {
    expect(connectionKeyFor('{integrationKey}', { name: 'Wiki', connectorId: 'cnr_1' }, context)).toBe(
      'cnr_1',
    )
  })

  it('says loudly which placeholders exist', () => {
    expect(() => connectionKeyFor('{integrationKey}-{nope}', hubspot, context)).toThrow(
      /\{nope\}.*\{tenantKey\}/,
    )
  })
})

describe('what is offered and allowed', () => {
  it('filters by key or id, or by a function', () => {
    expect(isOffered({ include: ['hubspot'] }, hubspot)).toBe(true)
    expect(isOffered({ include: ['int_1'] }, hubspot)).toBe(true)
    expect(isOffered({ include: ['gmail'] }, hubspot)).toBe(false)
    expect(isOffered({ exclude: ['hubspot'] }, hubspot)).toBe(false)
    expect(isOffered(({ name }) => name === 'HubSpot', hubspot)).toBe(true)
    expect(isOffered(undefined, hubspot)).toBe(true)
  })

  it('allows several accounts for all, for some or by a function', () => {
    expect(
      [true, ['hubspot'], ['gmail'], false, undefined].map((each) => allowsSeveral(each, hubspot)),
    ).toEqual([true, true, false, false, false])
    expect(allowsSeveral(() => true, hubspot)).toBe(true)
  })

  it('covers removing by disconnecting, and continuing by reconnecting', () => {
    const can = { disconnect: 'Ask an admin', reconnect: false }
    expect(permissionFor(can, 'remove', {})).toBe('Ask an admin')
    expect(permissionFor(can, 'cancel', {})).toBe('Ask an admin')
    expect(permissionFor(can, 'continue', {})).toBe(false)
    expect(permissionFor(can, 'rename', {})).toBe(true)
    expect(permissionFor((action) => action !== 'disconnect' || 'No', 'remove', {})).toBe('No')
  })

  it('takes categories from the host before the app', () => {
    const byApp = new Map([['app_1', ['CRM']]])
    expect(categoriesOf({ hubspot: 'Sales' }, { ...hubspot, externalAppId: 'app_1' }, byApp)).toEqual([
      'Sales',
    ])
    expect(categoriesOf(undefined, { ...hubspot, externalAppId: 'app_1' }, byApp)).toEqual(['CRM'])
    expect(categoriesOf(undefined, hubspot, byApp)).toBeUndefined()
  })

  it('are none for an app whose key every object has', () => {
    const keys = ['constructor', '__proto__', 'toString']
    const found = keys.map((key) => categoriesOf({ hubspot: 'Sales' }, { key, name: key }, new Map()))
    expect(found).toEqual([undefined, undefined, undefined])
  })
})

describe('items without an id', () => {
  it('have a key of their own, from the first identifier they have', () => {
    expect(
      [
        hubspot,
        { name: 'A', key: 'a' },
        { name: 'A', connectorId: 'c', externalAppId: 'e' },
        { name: 'A', externalAppId: 'e' },
        { name: 'A' },
      ].map(integrationIdentity),
    ).toEqual(['id:int_1', 'key:a', 'connectorId:c', 'externalAppId:e', 'name:A'])
  })

  it('are connected by that identifier', () => {
    expect(connectTarget(hubspot)).toEqual({ integrationId: 'int_1' })
    expect(connectTarget({ name: 'A', key: 'a' })).toEqual({ integrationKey: 'a' })
    expect(connectTarget({ name: 'A', connectorId: 'c', externalAppId: 'e' })).toEqual({ connectorId: 'c' })
    expect(connectTarget({ name: 'A', externalAppId: 'e' })).toEqual({ externalAppId: 'e' })
    expect(connectTarget({ name: 'Our wiki' })).toEqual({ intent: 'Our wiki' })
  })

  it('count as connected once their connector or app has a connection', () => {
    const mine: Connection = { id: 'con_1', name: 'A', connectorId: 'c', integrationId: 'int_9' }
    const isConnected = createOwned([mine])
    expect(isConnected({ name: 'A', connectorId: 'c' })).toBe(true)
    expect(isConnected({ name: 'B', id: 'int_8', connectorId: 'c' })).toBe(false)
    expect(isConnected({ name: 'A', id: 'int_9' })).toBe(true)
  })
})

describe('logos', () => {
  it.each([
    ['https://static.example.test/a.svg', true],
    ['data:image/svg+xml,%3Csvg/%3E', true],
    ['javascript:alert(1)', false],
    [' JaVaScRiPt:alert(1)', false],
    ['data:text/html,<script>', false],
    ['vbscript:x', false],
    ['//evil.example', false],
    ['', false],
    [undefined, false],
  ])('%s may be shown: %s', (url, may) => {
    expect(safeImageUrl(url) !== undefined).toBe(may)
  })

  it('fall back to letters that any name has', () => {
    expect(
      ['HubSpot', 'Google Drive', '🦊 Fox', '日本語', 'مرحبا بك', '', '   ', '<b>'].map(initials),
    ).toEqual(['H', 'GD', 'F', '日', 'مب', '?', '?', 'B'])
  })

  it('have a tint that belongs to the name', () => {
    expect(tintOf('HubSpot')).toBe(tintOf('HubSpot'))
    expect(tintOf('x'.repeat(10_000))).toBeLessThan(8)
  })
})

describe('support details', () => {
  const secretive: Connection = {
    id: 'con_41',
    name: 'ana@acme.test',
    state: 'CLIENT_ACTION_REQUIRED',
    disconnected: true,
    requestError: {
      type: 'connection',
      key: 'access_token_expired',
      message:
        'refused token=abc123secret for ana@acme.test, Bearer eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.c2lnbmF0dXJl at https://user:pass@vendor.test/',
    },
    meta: { password: 'hunter2' },
  }

  it('say what support needs, and no secret', () => {
    const text = supportDetails(toRow(secretive, hubspot))
    expect(text).toContain('con_41')
    expect(text).toContain('connection/access_token_expired')
    expect(text).toContain('HubSpot (hubspot)')
    for (const secret of ['abc123secret', 'eyJ', 'user:pass', 'hunter2', 'ana@acme.test'])
      expect(text).not.toContain(secret)
  })

  it('keep plain sentences as they are', () => {
    expect(withoutSecrets('HubSpot rejected the refresh token')).toBe('HubSpot rejected the refresh token')
  })
})

describe('order', () => {
  it('keeps what is there where it is, drops what is gone, and puts what is new at its place', () => {
    expect(keepOrder(['a', 'b', 'c'], ['c', 'b', 'a'])).toEqual(['a', 'b', 'c'])
    expect(keepOrder(['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'c'])
    expect(keepOrder(['a', 'c'], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
    expect(keepOrder([], ['b', 'a'])).toEqual(['b', 'a'])
    expect(keepOrder(['b'], ['a', 'b'])).toEqual(['a', 'b'])
  })
})

describe('times', () => {
  const now = Date.parse('2026-05-01T12:00:00Z')
  it('are relative, in the language of the words', () => {
    expect(relativeTime(now - 2 * 3_600_000, now, 'en', 'just now')).toBe('2 hours ago')
    expect(relativeTime(now - 2 * 3_600_000, now, 'de', 'eben')).toBe('vor 2 Stunden')
    expect(relativeTime(now - 5_000, now, 'en', 'just now')).toBe('just now')
  })
  it('count up', () => {
    expect([0, 42_000, 61_000, 3_661_000, -5].map((ms) => elapsed(ms, 'en'))).toEqual([
      '0:00',
      '0:42',
      '1:01',
      '1:01:01',
      '0:00',
    ])
    expect(elapsed(3_661_000, 'ar-EG')).toBe('١:٠١:٠١')
  })
})
