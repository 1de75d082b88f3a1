import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findChromium } from '../../scripts/lib/chromium.mjs'
import { isInstalled } from '../../scripts/lib/install.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'))
  mkdirSync(join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lock = (file: string, packages: object) =>
  writeFileSync(join(folder, file), JSON.stringify({ packages: { '': { name: 'x' }, ...packages } }))

it('installs when nothing is there, and when a version changed', () => {
  lock('package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
  expect(isInstalled(folder)).toBe(false)
  lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } })
  expect(isInstalled(folder)).toBe(false)
})

it('installs nothing when all is there, though packages of other systems are not', () => {
  lock('package-lock.json', {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-win32': { version: '1.0.0', optional: true },
  })
  lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
  expect(isInstalled(folder)).toBe(true)
})

it('takes CHROMIUM_PATH at its word, and says so when it names no program', () => {
  const program = join(folder, 'chromium')
  writeFileSync(program, '', { mode: 0o755 })
  expect(findChromium({ CHROMIUM_PATH: program, PATH: '/nowhere' })).toBe(program)
  expect(findChromium({ PATH: folder })).toBe(program)
  expect(() => findChromium({ CHROMIUM_PATH: join(folder, 'none') })).toThrow(/CHROMIUM_PATH is .*none/)
})

it('takes the headless shell before the whole browser', () => {
  for (const name of ['chromium', 'chromium-headless-shell'])
    writeFileSync(join(folder, name), '', { mode: 0o755 })
  expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium-headless-shell'))
})
