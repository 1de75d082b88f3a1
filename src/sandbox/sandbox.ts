import type { Connection } from '../api/connection.js'
import type { Fetch } from '../api/fetch.js'
import type { Integration } from '../api/integration.js'
import type { ErrorData } from '../api/problem.js'
import type { ElementUpdate } from './events.js'
import type { Faults } from './faults.js'
import type { LoggedRequest } from './log.js'
import type { SandboxOptions, ScenarioName } from './options.js'
import type { ScriptedConnect } from './connectScript.js'
import type { ListenOptions, Listening } from './listen.js'
import type { TokenOptions } from './token.js'

/** Fields of a connection to set; one that is `undefined` is removed. */
export type ConnectionFields = { [Field in keyof Connection]?: Connection[Field] | undefined }

/** Membrane's API in a box: its own store, clock, ids, latency and faults. */
export interface Sandbox {
  /**
   * Absolute, no trailing slash; the address it listens on once it does. Set it where a server of your own hands
   * requests to `fetch`: what it sends then leads there. It may have a path.
   */
  apiUri: string
  readonly workspaceKey: string
  readonly workspaceSecret: string
  /** The whole API. Rejects, as `fetch` does, when the connection is dropped or the request aborted. */
  readonly fetch: Fetch
  /** `/__sandbox/*` below `apiUri`: drives the sandbox, and knows no token. Serve it to nobody else. */
  readonly control: Fetch
  /** Mints a token as an app's backend would. */
  token(options?: TokenOptions): string
  /** What was asked so far, oldest first; preflights are not in it. */
  readonly requests: readonly LoggedRequest[]
  /** Puts an app on offer, so that it can be connected; one that is there already is renamed, if a name is given. */
  offer(integrationKey: string, options?: { name?: string }): Integration
  /**
   * Puts a connection in the world, READY unless it says otherwise; the integration comes into being when there
   * is none of this key. It stays as it is until `update`, the API or a connect changes it.
   */
  connect(integrationKey: string, options?: { tenantKey?: string } & ConnectionFields): Connection
  /** @throws {Error} when there is no such connection. */
  update(connectionId: string, patch: ConnectionFields): Connection
  get(connectionId: string): Connection | undefined
  /** Newest first, archived ones included; of all tenants when none is named. */
  list(tenantKey?: string): Connection[]
  /**
   * The credentials are lost, as the server would show it. With `retryAt` the server tries again then: that helps
   * unless the error's key is `access_token_expired` (the default) or `connection_is_defunct`.
   */
  disconnect(connectionId: string, error?: ErrorData, retryAt?: number | string | Date): Connection
  /** Every token issued until now answers 401. */
  revokeTokens(): void
  readonly faults: Faults
  /** How long every answer takes, in milliseconds. */
  latencyMs: number
  /** Starts the world anew. */
  load(scenario: ScenarioName, options?: { integrations?: number }): void
  /** A connect screen for places without one, such as jsdom and stories. */
  readonly openConnect: ScriptedConnect
  /** Serves it over HTTP. Node only. */
  listen(options?: ListenOptions): Promise<Listening>
  /** Hears of every change, as `/sse/workspace` does. Returns what ends it. */
  subscribe(listener: (event: ElementUpdate) => void): () => void
}

export type { SandboxOptions }
