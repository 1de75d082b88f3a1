import type { SandboxOptions, ScenarioName } from '../sandbox/index.js'
import type { ActRouteOptions, TenantIdentity, TenantOf, WorkspaceSettings } from '../server/index.js'

/** What a sandbox beside the dev server can be told, besides `scenario` and `latencyMs`. */
export type SandboxPluginOptions = Omit<SandboxOptions, 'apiUri' | 'clock' | 'ids' | 'latencyMs' | 'scenario'>

/** The route that runs actions for the page, as `createActRoute` makes it. */
export interface ActPluginOptions extends Partial<
  Pick<ActRouteOptions, 'actions' | 'allowInline' | 'timeoutMs'>
> {
  /** Where it is. Default `/api/membrane-act`. */
  path?: string | undefined
}

/** The workspace's key, secret and address are read from the env files unless they are given. */
export interface MembranePluginOptions extends WorkspaceSettings {
  /**
   * Who is signed in while you develop: a fixed tenant, or a function of the request, as in `createTokenRoute`.
   * Default: one tenant with the key `development`.
   */
  tenant?: string | TenantIdentity | TenantOf | undefined
  /**
   * Lets `?tenant=acme` in the page's address, or in that of the token request, say who is signed in: any key, or
   * one of a list. The last choice is kept in a cookie; `?tenant=` without a value ends it. Default false.
   */
  tenantSwitch?: boolean | readonly (string | TenantIdentity)[] | undefined
  /** Where tokens are asked for. Default `/api/membrane-token`. */
  path?: string | undefined
  /**
   * Also serves the route that runs actions. `true` lets a page run every action, but nothing inline: in production
   * your own route says what is allowed. Default false.
   */
  act?: boolean | ActPluginOptions | undefined
  /**
   * `'sandbox'` is the sandbox even where there are credentials, `'membrane'` never the sandbox. Default: Membrane
   * where there are credentials, else the sandbox.
   */
  use?: 'sandbox' | 'membrane' | undefined
  /** The world that the sandbox starts with. Default `everyday`. */
  scenario?: ScenarioName | undefined
  /** How long each answer of the sandbox takes, in milliseconds. Default 0. */
  latencyMs?: number | undefined
  /** More about the sandbox, such as `buildMs`. */
  sandbox?: SandboxPluginOptions | undefined
  /**
   * Also answer `/__membrane/__sandbox/*`, by which anyone who reaches the dev server drives the sandbox. Default
   * false.
   */
  control?: boolean | undefined
  /** Lifetime of the tokens in seconds. Default 300. */
  ttlSeconds?: number | undefined
  /** Other origins whose pages may ask for tokens. Default none. */
  allowedOrigins?: readonly string[] | undefined
}

export const TOKEN_PATH = '/api/membrane-token'
export const ACT_PATH = '/api/membrane-act'
