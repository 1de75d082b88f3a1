import type { Action, ActionFields, ActionIntent, ActionQuery } from '../api/action.js'
import type { Fetch } from '../api/fetch.js'
import type { Page } from '../api/page.js'
import { toAction } from '../core/actionBorder.js'
import { toPage } from '../core/border.js'
import { globalFetch } from '../core/defaults.js'
import { MembraneError } from '../core/errors.js'
import { isFields } from '../core/fields.js'
import { guarded } from '../core/guarded.js'
import { segment } from '../core/selector.js'
import { readAnswer, type Query } from '../core/transport.js'
import { toParameters, toWorkspace } from './admin/answers.js'
import type { IntegrationParameters, WorkspaceFlags, WorkspaceRecord } from './admin/types.js'
import { readWorkspace, type WorkspaceSettings } from './settings.js'
import { signManagerToken } from './sign.js'
import { askMembrane } from './upstream.js'

const TIMEOUT_MS = 30_000
/** For one call. */
const TTL_SECONDS = 120
/** How much longer than it asks Membrane to wait a call waits itself. */
const SPARE_MS = 10_000

export interface MembraneAdminOptions extends WorkspaceSettings {
  /**
   * Works as this tenant, who then owns what is created. Default: no tenant; what is created is the workspace's.
   */
  tenantKey?: string | undefined
  /** How Membrane is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** Milliseconds until a call is given up. Default 30 000. */
  timeoutMs?: number | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/** Which of several actions with one key is meant. */
export interface ActionPlace {
  layer?: 'universal' | 'integration' | 'connection'
  integrationId?: string
  integrationKey?: string
  connectionId?: string
  connectionKey?: string
}

/** What a workspace's manager does to its actions, integrations and settings. All of it rejects with a `MembraneError`. */
export interface MembraneAdmin {
  actions: {
    /** One page. */
    list: (query?: ActionQuery) => Promise<Page<Action>>
    get: (selector: string, place?: ActionPlace) => Promise<Action>
    /**
     * Makes an action: by spec (`READY` at once), or by `intent` (`BUILDING` first).
     *
     * @param options.waitSeconds Answers when it is built, or after so many seconds (1 to 60).
     */
    create: (action: ActionFields | ActionIntent, options?: { waitSeconds?: number }) => Promise<Action>
    /** Changes the fields that are given. */
    patch: (selector: string, fields: ActionFields, place?: ActionPlace) => Promise<Action>
    /** Puts these fields in place of all that it had. */
    replace: (selector: string, fields: ActionFields, place?: ActionPlace) => Promise<Action>
    archive: (selector: string, place?: ActionPlace) => Promise<void>
    restore: (selector: string, place?: ActionPlace) => Promise<Action>
  }
  integrations: {
    /** What can be set, and what of it is. Client secrets can be in it: never send it to a browser. */
    parameters: (selector: string) => Promise<IntegrationParameters>
    /** Sets these parameters; others stay. */
    setParameters: (selector: string, parameters: Record<string, unknown>) => Promise<void>
    /** Puts these in place of all parameters. */
    replaceParameters: (selector: string, parameters: Record<string, unknown>) => Promise<void>
  }
  workspace: {
    get: () => Promise<WorkspaceRecord>
    /** Changes the settings that are given. */
    configure: (settings: WorkspaceFlags) => Promise<WorkspaceRecord>
  }
}

/**
 * What only a workspace's manager may do. For your backend and your scripts: each call signs a manager's token, which never
 * leaves the server.
 *
 * ```ts
 * const admin = createMembraneAdmin()
 * await admin.actions.create({ intent: 'open a pull request', integrationKey: 'github' }, { waitSeconds: 60 })
 * ```
 *
 * @throws {MembraneError} `invalid-option` when `timeoutMs` cannot work.
 */
export function createMembraneAdmin(options: MembraneAdminOptions = {}): MembraneAdmin {
  const { tenantKey, fetch = globalFetch, timeoutMs = TIMEOUT_MS, now = Date.now } = options
  if (!(timeoutMs > 0)) {
    throw new MembraneError('invalid-option', 'createMembraneAdmin needs timeoutMs in milliseconds above 0.')
  }

  async function ask(
    method: string,
    path: string | ((workspaceKey: string) => string),
    { query, body, waitMs = 0 }: { query?: object; body?: object; waitMs?: number } = {},
  ): Promise<unknown> {
    const { apiUri, ...workspace } = readWorkspace(options)
    const token = await signManagerToken({
      ...workspace,
      ...(tenantKey !== undefined && { tenantKey }),
      ttlSeconds: TTL_SECONDS,
      now,
    })
    const limitMs = Math.max(timeoutMs, waitMs && waitMs + SPARE_MS)
    const to = typeof path === 'string' ? path : path(workspace.workspaceKey)
    const { response, text } = await guarded(
      (signal) =>
        askMembrane({ fetch, apiUri, token }, method, to, {
          query: query && toQuery(query),
          json: body && JSON.stringify(body),
          signal,
        }),
      [],
      limitMs,
      () =>
        new MembraneError(
          'timeout',
          `Membrane did not answer within ${limitMs / 1000} s. It may have done what was asked: look before you ask again.`,
        ),
    )
    return readAnswer(response, text, now())
  }

  const action = (selector: string) => `/actions${segment(selector)}`
  const integration = (selector: string) => `/integrations${segment(selector)}`
  const parameters = (selector: string) => `${integration(selector)}/parameters`
  const workspace = (key: string) => `/workspaces${segment(key)}`
  return {
    actions: {
      list: async (query = {}) => toPage(await ask('GET', '/actions', { query }), toAction),
      get: async (selector, place = {}) => toAction(await ask('GET', action(selector), { query: place })),
      create: async (body, { waitSeconds } = {}) =>
        toAction(
          await ask('POST', '/actions', {
            body,
            ...(waitSeconds !== undefined && {
              query: { wait: true, timeout: waitSeconds },
              waitMs: waitSeconds * 1000,
            }),
          }),
        ),
      patch: async (selector, body, place = {}) =>
        toAction(await ask('PATCH', action(selector), { query: place, body })),
      replace: async (selector, body, place = {}) =>
        toAction(await ask('PUT', action(selector), { query: place, body })),
      archive: async (selector, place = {}) => void (await ask('DELETE', action(selector), { query: place })),
      restore: async (selector, place = {}) =>
        toAction(await ask('POST', `${action(selector)}/restore`, { query: place })),
    },
    integrations: {
      parameters: async (selector) => toParameters(await ask('GET', parameters(selector))),
      // To read, merge and PUT would lose what another wrote meanwhile, and every secret that Membrane does not tell.
      setParameters: async (selector, values) =>
        void (await ask('PATCH', integration(selector), { body: { parameters: values } })),
      replaceParameters: async (selector, body) => void (await ask('PUT', parameters(selector), { body })),
    },
    workspace: {
      get: async () => toWorkspace(await ask('GET', workspace)),
      // Nested, as the schema has it; the guide's bare names are the older form.
      configure: async (settings) => toWorkspace(await ask('PATCH', workspace, { body: { settings } })),
    },
  }
}

function toQuery(query: object): Query {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]: [string, unknown]) => [
      name,
      isFields(value) ? undefined : isScalar(value) ? value : undefined,
    ]),
  )
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)
