import { defineConfig } from '@playwright/test'
import { launchOptions } from '../../scripts/lib/chromium.mjs'

/** The examples as their readers have them: installed with the packed package, built, started by their own commands. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './support/setUp.ts',
  outputDir: '../../test-results/examples',
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // On a busy machine; what needed it is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env['CI'] ? 'line' : 'list',
  use: {
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
})
