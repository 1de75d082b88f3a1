import { expect, test } from '@playwright/test'
import { run } from '../../scripts/lib/run.mjs'
import { folderOf } from './support/example.js'

for (const [name, says] of [
  ['testing-vitest', /Tests +6 passed \(6\)/],
  ['testing-jest', /Tests: +6 passed, 6 total/],
] as const) {
  test(`${name}: its tests pass, as its reader runs them`, async () => {
    const env = {
      NODE_OPTIONS: undefined,
      NODE_ENV: undefined,
      VITEST: undefined,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    }
    const { code, output } = await run('npm', ['test'], { cwd: folderOf(name), env })
    expect(output).toMatch(says)
    expect(output).not.toMatch(/act\(|did not exit|open handle/i)
    expect(code).toBe(0)
  })
}

test('testing-vitest: its types are right', async () => {
  expect(await run('npm', ['run', 'check'], { cwd: folderOf('testing-vitest') })).toMatchObject({ code: 0 })
})
