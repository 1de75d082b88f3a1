import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { build } from 'vite'
import webpack from 'webpack'

/** What a bundler made of an entry, or why it made nothing. */
export interface Bundled {
  code: string
  errors: string
}

/** For browsers unless `server` names the runtime's conditions. */
export type Bundle = (folder: string, entry: string, server?: readonly string[]) => Promise<Bundled>

const failed = (error: unknown): Bundled => ({
  code: '',
  errors: error instanceof Error ? error.message : '',
})

const withVite: Bundle = async (folder, entry, server) => {
  try {
    const result = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      ...(server && {
        ssr: { noExternal: true, target: 'webworker', resolve: { conditions: [...server] } },
        resolve: { conditions: [...server] },
      }),
      build: { write: false, ssr: server !== undefined, rolldownOptions: { input: join(folder, entry) } },
    })
    const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
    return { code: outputs.map((one) => ('code' in one ? one.code : '')).join('\n'), errors: '' }
  } catch (error) {
    return failed(error)
  }
}

const withEsbuild: Bundle = async (folder, entry, server) => {
  try {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: folder,
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
      ...(server && { conditions: [...server] }),
    })
    return { code: outputFiles.map(({ text }) => text).join('\n'), errors: '' }
  } catch (error) {
    return failed(error)
  }
}

const withWebpack: Bundle = (folder, entry, server) =>
  new Promise((resolve) => {
    const path = join(folder, 'webpack', server ? 'server' : 'browser')
    webpack(
      {
        mode: 'production',
        context: folder,
        entry: `./${entry}`,
        output: { path, filename: 'main.js' },
        ...(server && {
          target: 'webworker',
          resolve: { conditionNames: [...server, 'import', 'module', 'default'] },
        }),
      },
      (error, stats) => {
        const errors = error?.message ?? stats?.toString({ all: false, errors: true, warnings: true }) ?? ''
        resolve({ code: errors ? '' : readFileSync(join(path, 'main.js'), 'utf8'), errors })
      },
    )
  })

export const bundlers: readonly (readonly [name: string, bundle: Bundle])[] = [
  ['Vite', withVite],
  ['webpack', withWebpack],
  ['esbuild', withEsbuild],
]
