import { DEFAULT_API_URI, isSafeApiUri, normaliseApiUri } from '../core/apiUri.js'
import { MembraneError } from '../core/errors.js'

/** What names a workspace and proves it. Each defaults to the environment. */
export interface WorkspaceSettings {
  /** Default: `MEMBRANE_WORKSPACE_KEY`. */
  workspaceKey?: string | undefined
  /** Default: `MEMBRANE_WORKSPACE_SECRET`. */
  workspaceSecret?: string | undefined
  /** Default: `MEMBRANE_API_URL` or `MEMBRANE_API_URI`, else `https://api.getmembrane.com`. */
  apiUri?: string | undefined
}

export interface Workspace {
  workspaceKey: string
  workspaceSecret: string
  apiUri: string
}

/** Every spelling that Membrane's tools print or read, the present one first. */
const VARIABLES = {
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
  const read = (name: keyof Workspace) => (settings[name] ?? fromEnvironment(VARIABLES[name])).trim()
  const workspaceKey = read('workspaceKey')
  const workspaceSecret = read('workspaceSecret')
  const missing = [
    workspaceKey ? '' : VARIABLES.workspaceKey[0],
    workspaceSecret ? '' : VARIABLES.workspaceSecret[0],
  ]
    .filter(Boolean)
    .join(' and ')
  if (missing) {
    throw new MembraneError(
      'missing-secret',
      `This server has no Membrane credentials: ${missing} is not set. Set it in the server's environment, or pass workspaceKey and workspaceSecret.`,
    )
  }
  const apiUri = read('apiUri') || DEFAULT_API_URI
  if (isSafeApiUri(apiUri)) return { workspaceKey, workspaceSecret, apiUri: normaliseApiUri(apiUri) }
  throw new MembraneError(
    'invalid-option',
    `apiUri is ${JSON.stringify(apiUri)}, but must be an absolute https address (http on localhost only). Set ${VARIABLES.apiUri[0]} to "${DEFAULT_API_URI}", or leave it out.`,
  )
}

function fromEnvironment(names: readonly string[]): string {
  const environment = typeof process === 'object' ? process.env : {}
  return names.map((name) => environment[name]?.trim()).find(Boolean) ?? ''
}
