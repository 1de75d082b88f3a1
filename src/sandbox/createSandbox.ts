import { createApp } from './app.js'
import { revokeTokens } from './auth.js'
import { connectionsOf, findConnection } from './connections.js'
import { createConnectScript } from './connectScript.js'
import { createEngine } from './createEngine.js'
import { overNetwork } from './network.js'
import { disconnectByHand, putConnection, updateByHand } from './connectionsByHand.js'
import { listen } from './listen.js'
import type { SandboxOptions } from './options.js'
import type { Sandbox } from './sandbox.js'
import { loadScenario } from './scenarios/index.js'
import { mintToken } from './token.js'
import { connectionView } from './connectionViews.js'

/**
 * Makes a sandbox: Membrane's HTTP API, in memory. Nothing runs until something asks; to start over, make another.
 *
 * @throws {TypeError} when `apiUri` is not absolute, or the scenario is not one.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const engine = createEngine(options)
  const fetch = overNetwork(engine, createApp(engine))
  return {
    get apiUri() {
      return engine.apiUri
    },
    workspaceKey: engine.workspace.key,
    workspaceSecret: engine.workspaceSecret,
    fetch,
    token: (tokenOptions) => mintToken(engine, tokenOptions),
    requests: engine.log.entries,
    connect: (integrationKey, fields) =>
      connectionView(engine, putConnection(engine, integrationKey, fields)),
    update: (id, patch) =>
      connectionView(engine, updateByHand(engine, findConnection(engine, undefined, id), patch)),
    get(id) {
      const record = engine.world.connections.byId(id)
      return record && connectionView(engine, record)
    },
    list: (tenantKey) => connectionsOf(engine, tenantKey).map((record) => connectionView(engine, record)),
    disconnect: (id, error, retryAt) =>
      connectionView(engine, disconnectByHand(engine, findConnection(engine, undefined, id), error, retryAt)),
    revokeTokens: () => revokeTokens(engine),
    faults: { add: (fault) => engine.faults.add(fault), clear: () => engine.faults.clear() },
    get latencyMs() {
      return engine.latencyMs
    },
    set latencyMs(ms) {
      engine.latencyMs = ms
    },
    load: (scenario, { integrations } = {}) => loadScenario(engine, scenario, integrations),
    openConnect: createConnectScript(engine),
    listen: (listenOptions) => listen(engine, fetch, listenOptions),
    subscribe: (listener) => engine.changes.subscribe(listener),
  }
}
