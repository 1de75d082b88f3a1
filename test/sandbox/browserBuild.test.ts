import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { build, type Rolldown } from 'vite'

it('takes no Node server and no Node module into a browser build', async () => {
  const warnings: string[] = []
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../../src/sandbox/index.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        onLog: (_level, log) => void warnings.push(log.message),
      },
    },
  })
  const chunks = ([result].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output)
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n')
  expect(code).toContain('createSandbox')
  expect(code).not.toMatch(/createAdaptorServer\s*=|node:http|__vite-browser-external/)
  expect(warnings).toEqual([])
})
