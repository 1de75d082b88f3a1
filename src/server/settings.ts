import { DEFAULT_API_URI, isSafeApiUri, normaliseApiUri, parseUrl } from '../core/apiUri.js'
import { MembraneError } from '../core/errors.js'
import type { SigningAlgorithm, WorkspaceSecret } from './key.js'

/** What names a workspace and proves it. Each defaults to the environment. */
export interface WorkspaceSettings {
  /** Default: `MEMBRANE_WORKSPACE_KEY`. */
  workspaceKey?: string | undefined
  /** The secret, or a private key as PEM or JWK. Default: `MEMBRANE_WORKSPACE_SECRET`. */
  workspaceSecret?: WorkspaceSecret | undefined
  /** Default: `MEMBRANE_API_URL` or `MEMBRANE_API_URI`, else `https://api.getmembrane.com`. */
  apiUri?: string | undefined
  /** How tokens are signed. Default `HS256`; with a private key `ES256`, `RS256` or `PS256`. */
  algorithm?: SigningAlgorithm | undefined
}

export interface Workspace {
  workspaceKey: string
  workspaceSecret: WorkspaceSecret
  apiUri: string
  algorithm?: SigningAlgorithm | undefined
}

/** Every spelling that Membrane's tools print or read, the present one first. */
export const VARIABLES = {
  workspaceKey: ['MEMBRANE_WORKSPACE_KEY', 'INTEGRATION_APP_WORKSPACE_KEY'],
  workspaceSecret: ['MEMBRANE_WORKSPACE_SECRET', 'INTEGRATION_APP_WORKSPACE_SECRET'],
  apiUri: [
    'MEMBRANE_API_URL',
    'MEMBRANE_API_URI',
    'NEXT_PUBLIC_MEMBRANE_API_URI',
    'NEXT_PUBLIC_INTEGRATION_APP_API_URL',
  ],
} as const

/**
 * The workspace to sign for: the options, else the environment. Read at each call, since some
 * frameworks fill the environment after a module was loaded.
 *
 * @throws {MembraneError} `missing-secret` without a key or secret; `invalid-option` for an `apiUri` that is no https address.
 */
export function readWorkspace(settings: WorkspaceSettings): Workspace {
  const read = (name: keyof typeof VARIABLES, given: string | undefined) =>
    (given ?? valueOf(name, processEnvironment())).trim()
  const { workspaceSecret: given, algorithm } = settings
  const workspaceKey = read('workspaceKey', settings.workspaceKey)
  const workspaceSecret = typeof given === 'object' ? given : read('workspaceSecret', given)
  const missing = [
    workspaceKey ? '' : VARIABLES.workspaceKey[0],
    workspaceSecret ? '' : VARIABLES.workspaceSecret[0],
  ]
    .filter(Boolean)
    .join(' and ')
  if (missing) {
    throw new MembraneError(
      'missing-secret',
      `This server has no Membrane credentials. Set ${missing} in the server's environment, or start your app with "npx react-membrane sandbox -- <its command>" to work without an account.`,
    )
  }
  const apiUri = read('apiUri', settings.apiUri) || DEFAULT_API_URI
  if (isSafeApiUri(apiUri)) {
    return { workspaceKey, workspaceSecret, apiUri: normaliseApiUri(apiUri), algorithm }
  }
  throw new MembraneError(
    'invalid-option',
    `apiUri is ${withoutSecrets(apiUri)}, but must be an absolute https address (http on localhost only). Set ${VARIABLES.apiUri[0]} to "${DEFAULT_API_URI}", or leave it out.`,
  )
}

/** An address without whatever may be a password in it; nothing of what is none: it may be the secret, by mistake. */
function withoutSecrets(address: string): string {
  const { protocol, host, pathname } = parseUrl(address) ?? {}
  return host ? `"${protocol}//${host}${pathname}"` : 'none'
}

const processEnvironment = () => (typeof process === 'object' ? process.env : {})

/** What an environment says, by the first spelling that is not empty; empty when none is. */
export function valueOf(
  name: keyof typeof VARIABLES,
  environment: Record<string, string | undefined>,
): string {
  return VARIABLES[name].map((spelling) => environment[spelling]?.trim()).find(Boolean) ?? ''
}
