import { expect, it } from 'vitest'
import { essence } from '../../scripts/lib/essence.mjs'

it('keeps what failed and drops how far a runner had come', () => {
  const output = [
    'Running 2 tests using 2 workers',
    '[1/2] test/browser/one.spec.ts:3:1 › works',
    ' ✓  node  test/core/status.test.ts (3 tests) 12ms',
    '  1) test/browser/two.spec.ts:9:1 › fails',
    '    Error: expect(locator).toBeVisible() failed',
    '[2/2] test/browser/two.spec.ts:9:1 › fails',
    '  1 failed',
    '',
  ].join('\n')
  expect(essence(output).split('\n')).toEqual([
    'Running 2 tests using 2 workers',
    '  1) test/browser/two.spec.ts:9:1 › fails',
    '    Error: expect(locator).toBeVisible() failed',
    '  1 failed',
  ])
})
