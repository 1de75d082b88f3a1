import { expect, it } from 'vitest'
import { safeLogoUri } from '../../src/core/logo.js'

it.each([
  'https://cdn.test/logo.svg',
  'http://localhost:4600/l.png',
  'data:image/svg+xml,%3Csvg/%3E',
  ' HTTPS://cdn.test/a ',
])('shows %s', (uri) => {
  expect(safeLogoUri(uri)).toBe(uri.trim())
})

it.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.test/1',
  '/logo.svg',
  '//cdn.test/logo.svg',
  'https:///nowhere',
  '',
  undefined,
  null,
])('shows nothing for %s', (uri) => {
  expect(safeLogoUri(uri)).toBeUndefined()
})
