import { expect, it } from 'vitest'
import { manifest } from '../package/support/consumer.js'
import { start } from './support/program.js'

it.each([['--help'], ['-h'], ['sandbox', '--help'], []])('shows what there is for %j', async (...args) => {
  const { code, out, err } = await start(...args).ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('npx react-membrane sandbox -- npm run dev')
  for (const option of ['port', 'host', 'url', 'scenario', 'tenant', 'latency', 'control'])
    expect(out).toContain(`--${option}`)
  for (const scenario of ['everyday', 'needs-attention', 'empty', 'actions', 'failing', 'large'])
    expect(out).toContain(`  ${scenario} `)
})

it.each([['--version'], ['-v']])('says its version for %s', async (option) => {
  const { code, out } = await start(option).ended
  expect({ code, out }).toEqual({ code: 0, out: `${manifest.version}\n` })
})

it.each([
  [['serve'], 'There is no command "serve", only "sandbox".'],
  [['--port', '4600'], 'No command.'],
  [['sandbox', '--prot', '4600'], "Unknown option '--prot'."],
  [['sandbox', '--port', 'high'], '--port is "high", but must be a whole number from 0 to 65535.'],
  [['sandbox', '--port', '65536'], '--port is "65536"'],
  [['sandbox', '--latency', '-1'], '--latency'],
  [['sandbox', '--scenario', 'everyweek'], 'There is no scenario "everyweek". There are: everyday,'],
  [['sandbox', '--scenario', 'toString'], 'There is no scenario "toString".'],
  [['sandbox', '--url', 'localhost:4600'], '--url is "localhost:4600", but must be an absolute address'],
  [['sandbox', '--url', 'ftp://localhost'], '--url is "ftp://localhost", but must be an absolute address'],
  [['sandbox', '--url', 'https://'], '--url is "https://", but must be an absolute address'],
  [
    ['sandbox', '--url', 'http://sandbox.example.dev'],
    'Tokens are sent there by https only, or on this machine',
  ],
  [
    ['sandbox', '--url', 'http://localhost.evil.test'],
    'Tokens are sent there by https only, or on this machine',
  ],
  [['sandbox', 'npm', 'run', 'dev'], 'write "npx react-membrane sandbox -- npm run dev"'],
  [['sandbox', '--'], 'After "--" there is no command to run.'],
])('ends with 2 and a sentence for %j', async (args, sentence) => {
  const { code, out, err } = await start(...args).ended
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(sentence)
  expect(err).toContain('"npx react-membrane --help"')
})
