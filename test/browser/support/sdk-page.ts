import { createServer } from 'node:http'
import { test as base, type FrameLocator, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { createSandbox, type Sandbox, type SandboxOptions } from 'react-membrane/sandbox'

/** A bare page with nothing of ours on it: the SDK's own browser build, before a sandbox that listens. */
export interface SdkPage {
  sandbox: Sandbox
  apiUri: string
  origin: string
  /** Calls the SDK in the page; its promise settles later, see {@link SdkPage.outcome}. */
  call(method: Method, options: object): Promise<void>
  /** What the call came to: the connection, null, or `{ thrown }`. */
  outcome(): Promise<unknown>
  /** Whether the call has settled by now. */
  isSettled(): Promise<boolean>
}

export type Method = 'ui.connect' | 'ui.connection' | 'connect'

interface Fixtures {
  sandboxOptions: SandboxOptions
  sdkPage: SdkPage
}

const ENTRY = `
  import { MembraneClient } from '@membranehq/sdk'
  const { token, apiUri } = JSON.parse(document.getElementById('options').textContent)
  const client = new MembraneClient({ token, apiUri })
  const methods = {
    'ui.connect': (options) => client.ui.connect(options),
    'ui.connection': (options) => client.ui.connection(options),
    connect: (options) => client.connect(options),
  }
  window.callSdk = (method, options) => {
    window.settled = false
    window.outcome = methods[method](options).catch((thrown) => ({ thrown: { message: thrown.message, data: thrown.data } }))
    window.outcome.then(() => { window.settled = true })
  }
`

let bundle: Promise<string> | undefined

/** The SDK's browser build, bundled once per worker. */
function bundled(): Promise<string> {
  bundle ??= build({
    stdin: { contents: ENTRY, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return bundle
}

export const test = base.extend<Fixtures>({
  sandboxOptions: [{ scenario: 'empty', buildMs: 300, generatedBuildMs: 1_500 }, { option: true }],
  sdkPage: async ({ page, sandboxOptions }, provide) => {
    const script = await bundled()
    const sandbox = createSandbox(sandboxOptions)
    const listening = await sandbox.listen({ port: 0 })
    const apiUri = listening.url
    const token = sandbox.token({ tenantKey: 'acme' })
    const server = createServer((request, response) => {
      const isScript = request.url === '/sdk.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
      response.end(isScript ? script : hostPage({ token, apiUri }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    await page.goto(origin)
    await page.waitForFunction(() => 'callSdk' in window)
    await provide({
      sandbox,
      apiUri,
      origin,
      call: (method, options) =>
        page.evaluate(`window.callSdk(${JSON.stringify(method)}, ${JSON.stringify(options)})`),
      outcome: () => page.evaluate('window.outcome'),
      isSettled: async () => (await page.evaluate('window.settled')) === true,
    })
    server.closeAllConnections()
    server.close()
    await listening.close()
  },
})

const hostPage = (options: object) => `<!doctype html>
<html lang="en"><head><title>Host</title></head>
<body><main><h1>Settings</h1>${'<p>What lies behind the screen.</p>'.repeat(12)}</main>
<script type="application/json" id="options">${JSON.stringify(options)}</script>
<script type="module" src="/sdk.js"></script></body></html>`

export const screenOf = (page: Page): FrameLocator => page.frameLocator('#__integration-app-popup')

/** Opens the drawer and chooses what happens. */
export async function choose(screen: FrameLocator | Page, outcome: string): Promise<void> {
  await screen.locator('summary', { hasText: 'Sandbox' }).click()
  await screen.getByLabel(outcome).check()
}
