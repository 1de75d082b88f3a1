import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { optionsError } from '../../src/core/options.js'

it('says what to write where there is no way to a token, and the help quotes it', () => {
  const message = optionsError({})?.message ?? ''
  expect(message).toContain('tokenEndpoint="/api/membrane-token"')
  const help = readFileSync(new URL('../../docs/troubleshooting.md', import.meta.url), 'utf8')
  expect(help).toContain(`"${message.split(':')[0]}`)
})
