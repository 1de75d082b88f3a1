import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import type { Integration } from 'react-membrane'
import { createSandbox, type Sandbox, type SandboxOptions } from 'react-membrane/sandbox'
import { createTokenRoute } from 'react-membrane/server'
import type { Scene } from '../app/scene.js'
import { startAppServer, type AppServer } from './app-server.js'

/** A private world: a sandbox, a product's server that signs for it, and a browser page to open it in. */
export interface World {
  sandbox: Sandbox
  app: AppServer
  apiUri: string
  /** Opens the product's page and waits until it has its rows, unless told otherwise. */
  open(
    scene?: Scene,
    options?: { headers?: Record<string, string>; settle?: boolean; page?: Page },
  ): Promise<void>
  /** How often the API was asked this, e.g. `GET /connections`. */
  asked(what: string): number
  /** An app that the tenant has not connected, by how one signs in to it. */
  offered(
    authType: 'oauth2' | 'client-credentials',
    tenantKey?: string,
  ): Promise<Integration & { key: string }>
}

interface Fixtures {
  sandboxOptions: SandboxOptions
  world: World
}

export const test = base.extend<Fixtures>({
  sandboxOptions: [{ scenario: 'everyday', buildMs: 1_500 }, { option: true }],
  world: async ({ page, sandboxOptions }, provide) => {
    const sandbox = createSandbox(sandboxOptions)
    const listening = await sandbox.listen({ port: 0 })
    const app = await startAppServer()
    app.tokenRoute = createTokenRoute({
      tenant: (request) => ({ tenantKey: new URL(request.url).searchParams.get('tenant') ?? 'acme' }),
      workspaceKey: sandbox.workspaceKey,
      workspaceSecret: sandbox.workspaceSecret,
      apiUri: listening.url,
    })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await provide({
      sandbox,
      app,
      apiUri: listening.url,
      async open(scene = {}, options = {}) {
        const target = options.page ?? page
        app.show(scene, options.headers)
        await target.goto(app.url)
        if (options.settle !== false) await settled(target)
      },
      asked(what) {
        const [method, path] = what.split(' ')
        return sandbox.requests.filter((each) => each.method === method && each.path === path).length
      },
      async offered(authType, tenantKey = 'acme') {
        const headers = { authorization: `Bearer ${sandbox.token({ tenantKey })}` }
        const response = await sandbox.fetch(
          new Request(`${listening.url}/integrations?limit=1000`, { headers }),
        )
        const { items }: { items: Integration[] } = await response.json()
        const found = items.find((item) => item.authType === authType && !item.connection)
        if (found?.key === undefined) throw new Error(`The sandbox offers no unconnected ${authType} app.`)
        return { ...found, key: found.key }
      },
    })
    await app.close()
    await listening.close()
    if (problems.length) throw new Error(`Uncaught in the page: ${problems.join('; ')}`)
  },
})

export { expect }

/** Waits until the catalogue is there. */
export async function settled(page: Page): Promise<void> {
  await expect(available(page).getByRole('heading', { name: /\d/ })).toBeVisible()
}

export const connected = (page: Page) => page.getByRole('region', { name: /^Connected/ })
export const available = (page: Page) => page.getByRole('region', { name: /^Available/ })

/** A connected account's row, by a text that it holds. */
export const row = (page: Page, text: string | RegExp) =>
  connected(page).getByRole('listitem').filter({ hasText: text })

/** What the page says when its lists could not be loaded. */
export const failure = (page: Page) => page.getByRole('group', { name: /^We could not load/ })

/** The hosted screen inside the SDK's overlay. */
export const hostedScreen = (page: Page) => page.frameLocator('#__integration-app-popup')

/** Presses a button on the hosted screen once the overlay shows it. */
export async function decide(page: Page, name: string | RegExp): Promise<void> {
  await hostedScreen(page).getByRole('button', { name }).click()
}

export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
