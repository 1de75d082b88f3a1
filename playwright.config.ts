import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/lib/chromium.mjs'

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/browser/support/build.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // On a busy machine; what needed it is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: process.env['CI'] ? 'line' : 'list',
  use: {
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
})
