import type { Page } from '@playwright/test'
import { createActRoute } from 'react-membrane/server'
import { expect, expectNoAxeViolations, test, type World } from './support/world.js'

test.use({ sandboxOptions: { scenario: 'actions', buildMs: 1_500 }, timezoneId: 'Asia/Kolkata' })

/** The form of an action whose input has these properties. */
async function open(page: Page, world: World, inputSchema: object) {
  const { sandbox, app, apiUri } = world
  const { workspaceKey, workspaceSecret } = sandbox
  const made = await sandbox.fetch(
    new Request(`${apiUri}/actions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token({ tenantKey: 'acme', isAdmin: true })}` },
      body: JSON.stringify({
        key: 'plan',
        name: 'Plan',
        type: 'api-request-to-external-app',
        integrationKey: 'dealwren',
        config: { request: { method: 'GET', path: '/contacts' } },
        inputSchema,
      }),
    }),
  )
  expect(made.ok).toBe(true)
  app.actRoute = createActRoute({
    tenant: () => 'acme',
    actions: ['plan'],
    workspaceKey,
    workspaceSecret,
    apiUri,
  })
  app.show({})
  await page.goto(`${app.url}/actions.html`)
  await page.getByRole('radio', { name: /Dealwren/ }).check()
  await page.getByRole('searchbox').fill('plan')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
}

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })

/** What the latest run was given. */
async function input(world: World): Promise<unknown> {
  const headers = { authorization: `Bearer ${world.sandbox.token({ tenantKey: 'acme' })}` }
  const ask = async (path: string) =>
    (await world.sandbox.fetch(new Request(`${world.apiUri}${path}`, { headers }))).json()
  const { items }: { items: { id: string }[] } = await ask('/action-run-logs?limit=1')
  const log: { input?: unknown } = await ask(`/action-run-logs/${items[0]?.id}`)
  return log.input
}

for (const format of ['date', 'time', 'date-time']) {
  test(`half a ${format} is not dropped`, async ({ page, world }) => {
    await open(page, world, { type: 'object', properties: { at: { type: 'string', format } } })
    const field = page.getByLabel(/^At/)
    await field.focus()
    await page.keyboard.type('03')
    await run(page).click()
    await expect(field).toHaveAccessibleDescription('This is not complete, or does not exist.')
    await expect(field).toBeFocused()
    expect(world.asked('POST /act')).toBe(0)
    await field.fill(format === 'time' ? '10:30' : format === 'date' ? '2026-03-01' : '2026-03-01T10:30')
    await expect(field).not.toHaveAccessibleDescription(/./)
    await run(page).click()
    await expect(page.locator('[data-outcome=success]')).toBeVisible()
    const sent = { date: '2026-03-01', time: '10:30:00+05:30', 'date-time': '2026-03-01T05:00:00.000Z' }[
      format
    ]
    expect(await input(world)).toEqual({ at: sent })
  })
}

test('moments are shown in the reader’s time zone with their seconds, and sent as they came', async ({
  page,
  world,
}) => {
  const at = '2026-03-01T10:30:45.123Z'
  const opens = '22:15:30Z'
  await open(page, world, {
    type: 'object',
    properties: {
      at: { type: 'string', format: 'date-time', default: at },
      opens: { type: 'string', format: 'time', default: opens },
    },
  })
  await expect(page.getByLabel(/^At/)).toHaveValue('2026-03-01T16:00:45.123')
  await expect(page.getByLabel(/^Opens/)).toHaveValue('03:45:30')
  await run(page).click()
  await expect(page.locator('[data-outcome=success]')).toBeVisible()
  expect(await input(world)).toEqual({ at, opens })
})

test('what is wrong with a group and with the whole can be read, and the focus goes there', async ({
  page,
  world,
}) => {
  const text = { type: 'string' }
  await open(page, world, {
    type: 'object',
    required: ['to'],
    properties: {
      to: { type: 'object', properties: { email: text, phone: text }, minProperties: 1 },
      a: text,
      b: text,
    },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  })
  await run(page).click()
  const group = page.getByRole('group', { name: 'To' })
  await expect(group).toHaveAccessibleDescription('Fill in at least 1 of these.')
  await expect(group.getByRole('textbox', { name: /Email/ })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.type('ada@acme.test')
  await run(page).click()
  await expect(page.getByText('This fits none of the combinations that are possible here.')).toBeFocused()
  await page.getByRole('textbox', { name: /^B/ }).fill('x')
  await run(page).click()
  await expect(page.locator('[data-outcome=success]')).toBeVisible()
})

test('after Cancel the keyboard is at Run', async ({ page, world }) => {
  await open(page, world, { type: 'object', properties: {} })
  world.sandbox.faults.add({ app: 'dealwren', delayMs: 20_000 })
  await run(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(run(page)).toBeFocused()
  await expect(page.locator('p', { hasText: 'What was sent already may have run.' })).toBeVisible()
})
