import { systemClock } from './clock.js'
import { createTokenBook, type Engine } from './engine.js'
import { createBus } from './events.js'
import { createFaults } from './faults.js'
import { countingIds } from './ids.js'
import { createLog } from './log.js'
import type { SandboxOptions } from './options.js'
import { loadScenario } from './scenarios/index.js'
import { createWorld } from './world.js'

/** Shared by all copies of this module in a process, so that no two sandboxes have one address. */
const COUNTER = Symbol.for('react-membrane/sandbox/count')

function nextNumber(): number {
  const before: unknown = Reflect.get(globalThis, COUNTER)
  const next = (typeof before === 'number' ? before : 0) + 1
  Reflect.set(globalThis, COUNTER, next)
  return next
}

/** @throws {TypeError} when it is not absolute. */
export function absoluteUri(apiUri: string): string {
  if (URL.canParse(apiUri)) return apiUri.replace(/\/+$/, '')
  throw new TypeError(`apiUri is "${apiUri}", but must be an absolute URL such as https://sandbox.test`)
}

export function createEngine(options: SandboxOptions): Engine {
  const {
    scenario = 'everyday',
    apiUri = `https://sandbox-${nextNumber()}.membrane.test`,
    workspaceKey = 'sandbox-workspace',
    workspaceSecret = 'sandbox-secret',
    workspaceName = 'Acme Cloud',
    clock = systemClock,
    ids = countingIds(),
    latencyMs = 0,
    faults = [],
    buildMs = 2_000,
    generatedBuildMs = buildMs * 4,
    credentialsTtlMs = Infinity,
    random = Math.random,
  } = options
  if (!workspaceSecret) throw new TypeError('workspaceSecret is empty: give it any text')
  const engine: Engine = {
    apiUri: absoluteUri(apiUri),
    served: false,
    listening: false,
    workspace: {
      id: 'wsp_1',
      key: workspaceKey,
      name: workspaceName,
      settings: {
        useMembraneUniverse: false,
        autoGenerateIntegrationsFromConnectors: false,
        autoGenerateIntegrationsFromExternalApps: false,
        autoGenerateIntegrationsFromWebSearch: false,
        enableApiLogs: true,
        enableActionRunLogs: true,
        enableWebhookLogs: false,
        disableSecretKeyAuth: false,
        useRemoteRepository: false,
      },
      enabledWebhookEvents: [],
    },
    workspaceSecret,
    clock,
    ids,
    random,
    timing: { buildMs, generatedBuildMs, disconnectMs: 1_000, credentialsTtlMs },
    faults: createFaults(random, faults),
    log: createLog(),
    changes: createBus(),
    results: createBus(),
    cuts: createBus(),
    worlds: createBus(),
    breaks: createBus(),
    flows: new Map(),
    tokens: createTokenBook(),
    latencyMs,
    online: true,
    outcome: 'succeed',
    scenario,
    world: createWorld(undefined, () => []),
    endScenario: () => {},
    furniture: () => {},
    furnishes: options.tenantKey,
    lastTenantKey: undefined,
  }
  loadScenario(engine, scenario, options.integrations)
  return engine
}
