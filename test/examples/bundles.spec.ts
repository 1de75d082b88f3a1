import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canary } from './support/canary.js'
import { folderOf } from './support/example.js'

/** What of each example is sent to browsers: whole folders, and pages among the code of the server. */
const SENT = {
  nextjs: [
    ['.next/static', /\.(js|css|map|json|txt|html|rsc)$/],
    ['.next/server/app', /\.(html|rsc|body|txt)$/],
  ],
  vite: [['dist', /\.(js|css|map|json|txt|html)$/]],
  express: [
    ['dist', /\.(js|css|map|json|txt|html)$/],
    ['public', /\.html$/],
  ],
} as const

/** What only a server or a sandbox says, each from a different module. */
const FOREIGN = {
  'the secret that it was built with': new RegExp(canary.MEMBRANE_WORKSPACE_SECRET),
  'the workspace that it was built with': new RegExp(canary.MEMBRANE_WORKSPACE_KEY),
  'the secret of the sandbox': /sandbox-secret/,
  'the name of a secret': /MEMBRANE_WORKSPACE_SECRET|INTEGRATION_APP_WORKSPACE_SECRET/,
  'the token route': /createTokenRoute|answers pages of its own origin only/,
  'the act route': /createActRoute/,
  'the signing of tokens': /signTenantToken|signManagerToken/,
  'the preload': /preloadMembrane/,
  jose: /JWTClaimValidationFailed|ERR_JOSE/,
  'the sandbox': /__sandbox|membrane\.test|There is no connect flow/,
  'a server of Node': /node:http|@hono\/|HonoRequest/,
}

for (const [name, parts] of Object.entries(SENT)) {
  test(`${name} sends browsers neither a secret nor code of a server`, () => {
    const files = parts.flatMap(([folder, pattern]) =>
      readdirSync(join(folderOf(name), folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => pattern.test(file))
        .map((file) => join(folder, file)),
    )
    const texts = files.map((file) => ({ file, text: readFileSync(join(folderOf(name), file), 'utf8') }))
    // Every part has something in it: otherwise nothing would be found in it either.
    for (const [folder] of parts) expect(files.some((file) => file.startsWith(folder))).toBe(true)
    // It is the app.
    expect(texts.some(({ text }) => text.includes('membrane-row'))).toBe(true)
    const found = Object.entries(FOREIGN).flatMap(([what, pattern]) =>
      texts.filter(({ text }) => pattern.test(text)).map(({ file }) => `${what} in ${file}`),
    )
    expect(found).toEqual([])
  })
}
