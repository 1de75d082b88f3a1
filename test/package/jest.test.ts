import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Consumer, createConsumer } from './support/consumer.js'

interface JestReport {
  testResults: { message: string; assertionResults: { title: string; status: string }[] }[]
}

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const tests = fileURLToPath(new URL('fixtures/jest', import.meta.url))

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer({
    also: [
      '@testing-library/dom',
      '@testing-library/react',
      '@testing-library/user-event',
      'jest-environment-jsdom',
      'jest-fixed-jsdom',
    ],
  })
})
afterAll(() => consumer.remove())

it('is tested by a CommonJS project with Jest, without a transform or a mock', () => {
  consumer.write(
    'package.json',
    JSON.stringify({ name: 'consumer', private: true, jest: { transform: {}, testTimeout: 50_000 } }),
  )
  cpSync(tests, consumer.folder, { recursive: true })
  const run = spawnSync(process.execPath, [jest, '--ci', '--json', '--outputFile=report.json'], {
    cwd: consumer.folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test' },
    timeout: 110_000,
  })
  const report: JestReport = JSON.parse(readFileSync(join(consumer.folder, 'report.json'), 'utf8'))
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const failures = report.testResults.flatMap(({ message }) => (message ? [message] : []))
  expect(failures).toEqual([])
  expect(results.map(({ title, status }) => `${status}: ${title}`).sort()).toEqual([
    'passed: loads its dialogs',
    'passed: loads the SDK',
    'passed: refuses a token that was signed with another secret',
    'passed: says what is missing, and which environment has it',
    'passed: shows an app, connects it as scripted, and says so',
  ])
  expect(run.status).toBe(0)
})
