import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  build,
  createServer,
  type InlineConfig,
  type Logger,
  preview,
  type PreviewServer,
  type ViteDevServer,
} from 'vite'
import { afterEach, beforeEach, vi } from 'vitest'
import { membrane, type MembranePluginOptions } from '../../../src/vite/index.js'

export const SECRET = 'wss_a-secret-that-must-stay-here'

const VARIABLES = [
  'MEMBRANE_WORKSPACE_KEY',
  'MEMBRANE_WORKSPACE_SECRET',
  'MEMBRANE_API_URL',
  'MEMBRANE_API_URI',
  'NEXT_PUBLIC_MEMBRANE_API_URI',
  'NEXT_PUBLIC_INTEGRATION_APP_API_URL',
  'INTEGRATION_APP_WORKSPACE_KEY',
  'INTEGRATION_APP_WORKSPACE_SECRET',
]

export interface Grant {
  token: string
  apiUri: string
}

export interface App {
  /** Without a trailing slash. */
  readonly url: string
  /** What Vite and the plug-in said, line by line. */
  readonly said: readonly string[]
  readonly server: ViteDevServer | PreviewServer
  ask(path: string, init?: RequestInit): Promise<Response>
  grant(path?: string, headers?: Record<string, string>): Promise<Grant>
}

const cleanup: (() => Promise<void> | void)[] = []
let folder = ''

beforeEach(() => {
  VARIABLES.forEach((name) => vi.stubEnv(name, undefined))
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'vite-app-')))
  write('index.html', '<!doctype html><title>My app</title><script type="module" src="/main.js"></script>')
  write('main.js', 'document.title = "It runs"')
})

afterEach(async () => {
  for (const undo of cleanup.splice(0)) await undo()
  rmSync(folder, { recursive: true, force: true })
  vi.unstubAllEnvs()
})

/** Where a file of the app lies. */
export const pathOf = (file: string) => join(folder, file)

/** Writes a file of the app that the test is about. */
export function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** The lines of an env file. */
export const env = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')

function configOf(said: string[], options: MembranePluginOptions, config: InlineConfig): InlineConfig {
  const hear = (line: string) => void said.push(line)
  const logger: Logger = {
    info: hear,
    warn: hear,
    warnOnce: hear,
    error: hear,
    clearScreen() {},
    hasErrorLogged: () => false,
    hasWarned: false,
  }
  return {
    root: folder,
    configFile: false,
    customLogger: logger,
    ...config,
    plugins: [membrane(options), config.plugins],
    server: { port: 0, ...config.server },
    preview: { port: 0, ...config.preview },
  }
}

function appOf(server: ViteDevServer | PreviewServer, said: readonly string[]): App {
  const [address] = server.resolvedUrls?.local ?? []
  if (!address) throw new Error('The server has no address.')
  const url = new URL(address).origin
  const ask = (path: string, init?: RequestInit) => fetch(url + path, init)
  return {
    url,
    said,
    server,
    ask,
    async grant(path = '/api/membrane-token', headers = {}) {
      const response = await ask(path, { headers })
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
      return response.json() as Promise<Grant>
    },
  }
}

/** Starts `vite` in the app's folder. */
export async function startDev(options: MembranePluginOptions = {}, config: InlineConfig = {}): Promise<App> {
  const said: string[] = []
  const server = await createServer(configOf(said, options, config))
  cleanup.push(() => server.close())
  await server.listen()
  server.printUrls()
  return appOf(server, said)
}

/** `vite build`. Returns the text of everything it made. */
export async function buildApp(
  options: MembranePluginOptions = {},
  config: InlineConfig = {},
  said: string[] = [],
): Promise<string> {
  const result = await build({ ...configOf(said, options, config), logLevel: 'warn' })
  const outputs = Array.isArray(result) ? result : [result]
  return outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((file) => (file.type === 'chunk' ? file.code : String(file.source)))
    .join('\n')
}

/** `vite build`, then `vite preview`. */
export async function startPreview(options: MembranePluginOptions = {}): Promise<App> {
  await buildApp(options)
  const said: string[] = []
  const server = await preview(configOf(said, options, {}))
  cleanup.push(() => server.close())
  server.printUrls()
  return appOf(server, said)
}

/** Asks an https server whose certificate nobody knows. */
export function askInsecurely(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(url, { rejectUnauthorized: false }, (response) => {
      let text = ''
      response.on('data', (data: Buffer) => (text += data.toString()))
      response.on('end', () => resolve(text))
    })
    sent.on('error', reject)
    sent.end()
  })
}
