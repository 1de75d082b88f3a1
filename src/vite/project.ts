import { loadEnv } from 'vite'
import { readWorkspace, valueOf, VARIABLES, type Workspace } from '../server/settings.js'
import type { MembranePluginOptions } from './options.js'

/** The part of Vite's resolved configuration that says where the env files are and what of them a page sees. */
export interface ProjectConfig {
  readonly mode: string
  readonly envDir: string | false
  readonly env: Readonly<Record<string, unknown>>
  readonly define?: unknown
}

/** What an app's env files and the plug-in's options say together. The environment wins over the files. */
export function readSettings(config: ProjectConfig, options: MembranePluginOptions): Workspace {
  const environment = loadEnv(config.mode, config.envDir, Object.values(VARIABLES).flat())
  const { workspaceKey, workspaceSecret, apiUri, algorithm } = options
  return {
    workspaceKey: workspaceKey ?? valueOf('workspaceKey', environment),
    workspaceSecret: workspaceSecret ?? valueOf('workspaceSecret', environment),
    apiUri: apiUri ?? valueOf('apiUri', environment),
    algorithm,
  }
}

/**
 * The workspace to sign for; `undefined` says that it is the sandbox.
 *
 * @throws {Error} when only one of key and secret is there, or the address is none: that is a mistake, not a wish
 *   for the sandbox.
 */
export function chooseWorkspace(
  settings: Workspace,
  use: MembranePluginOptions['use'],
): Workspace | undefined {
  const { workspaceKey, workspaceSecret } = settings
  if (use === 'sandbox') return undefined
  if (workspaceKey && workspaceSecret) return readWorkspace(settings)
  const [KEY] = VARIABLES.workspaceKey
  const [SECRET] = VARIABLES.workspaceSecret
  if (workspaceKey || workspaceSecret) {
    const [there, missing] = workspaceKey ? [KEY, SECRET] : [SECRET, KEY]
    throw new Error(
      `react-membrane: ${there} is set, but ${missing} is not. Set both in .env.local to develop against Membrane, or neither to develop against the sandbox.`,
    )
  }
  if (use !== 'membrane') return undefined
  throw new Error(
    `react-membrane: use is "membrane", but ${KEY} and ${SECRET} are not set. Set both in .env.local, or leave "use" out to develop against the sandbox.`,
  )
}

/** Says what would let a page read the workspace secret, or nothing when nothing does. */
export function exposureOf(
  { env, define }: ProjectConfig,
  { workspaceSecret }: Workspace,
): string | undefined {
  const secret = typeof workspaceSecret === 'string' ? workspaceSecret.trim() : ''
  const isSecret = (name: string) => VARIABLES.workspaceSecret.some((spelling) => name.endsWith(spelling))
  const variable = Object.keys(env).find((name) => isSecret(name) || (secret !== '' && env[name] === secret))
  if (variable !== undefined)
    return `${variable} is a workspace secret, and its prefix lets every page of your app read it. Rename it to ${VARIABLES.workspaceSecret[0]}, and make a new secret if this one was ever deployed.`
  if (secret !== '' && JSON.stringify(define ?? {}).includes(JSON.stringify(secret).slice(1, -1)))
    return 'The workspace secret stands in "define" of the Vite configuration, so every page of your app could read it. Take it out.'
  return undefined
}
