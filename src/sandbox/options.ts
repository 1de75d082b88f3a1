import type { Clock } from './clock.js'
import type { Fault } from './faults.js'
import type { Ids } from './ids.js'

/** The worlds that a sandbox can start with. */
export type ScenarioName = 'empty' | 'everyday' | 'needs-attention' | 'actions' | 'failing' | 'large'

/** What the person does on the connect screen, or what becomes of it. */
export type ConnectOutcome =
  | 'succeed'
  | 'cancel'
  | 'refuse'
  | 'need-input'
  | 'slow'
  | 'fail-setup'
  /** Never settles by itself. */
  | 'pending'

export interface SandboxOptions {
  /** The world to start with. Default `everyday`. */
  scenario?: ScenarioName | undefined
  /** How many integrations `large` has. Default 10,000. */
  integrations?: number | undefined
  /** Whom the scenario furnishes with connections. Default: every tenant, when first seen. */
  tenantKey?: string | undefined
  /** Where the sandbox claims to be. Default: an address of its own, `https://sandbox-1.membrane.test`. */
  apiUri?: string | undefined
  workspaceKey?: string | undefined
  workspaceSecret?: string | undefined
  /** What connect screens call the product that asks. Default `Acme Cloud`. */
  workspaceName?: string | undefined
  clock?: Clock | undefined
  ids?: Ids | undefined
  /** How long every answer takes, in milliseconds. Default 0. */
  latencyMs?: number | undefined
  faults?: readonly Fault[] | undefined
  /** How long a connection is `BUILDING`, in milliseconds. 0: not at all. Default 2,000. */
  buildMs?: number | undefined
  /** The same for a connector made from an intent. Default four times `buildMs`. */
  generatedBuildMs?: number | undefined
  /** After how long the credentials of a connection stop working, in milliseconds. Default: never. */
  credentialsTtlMs?: number | undefined
  /** 0 up to but not including 1. Default `Math.random`. */
  random?: (() => number) | undefined
}
