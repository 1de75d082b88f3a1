import { defineConfig } from '@playwright/test'
import { launchOptions } from '../../scripts/lib/chromium.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/stories',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // On a busy machine; what needed it is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: process.env['CI'] ? 'line' : 'list',
  projects: [
    { name: 'stories', testMatch: '**/*.spec.ts', testIgnore: '**/contract.spec.ts' },
    // Compares what is written down with what those have seen.
    { name: 'contract', testMatch: '**/contract.spec.ts', dependencies: ['stories'] },
  ],
  use: {
    launchOptions: launchOptions(),
    viewport: { width: 1024, height: 768 },
  },
})
