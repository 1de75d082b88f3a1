import { createApp } from './app.js'
import { revokeTokens } from './auth.js'
import { connectionsOf, findConnection } from './connections.js'
import { createConnectScript } from './connectScript.js'
import { createControl } from './control.js'
import { absoluteUri, createEngine } from './createEngine.js'
import { overNetwork } from './network.js'
import { disconnectByHand, offerIntegration, putConnection, updateByHand } from './connectionsByHand.js'
import { listen } from './listen.js'
import type { SandboxOptions } from './options.js'
import type { Sandbox } from './sandbox.js'
import { loadScenario } from './scenarios/index.js'
import { mintToken } from './token.js'
import { connectionView } from './connectionViews.js'
import { bareIntegration } from './integrationViews.js'

/**
 * Makes a sandbox: Membrane's HTTP API, in memory. Nothing runs until something asks; to start over, make another.
 *
 * @throws {TypeError} when `apiUri` is not absolute, or the scenario is not one.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const engine = createEngine(options)
  const fetch = overNetwork(engine, createApp(engine))
  const control = createControl(engine)
  return {
    get apiUri() {
      return engine.apiUri
    },
    set apiUri(uri) {
      engine.apiUri = absoluteUri(uri)
      engine.served = true
    },
    workspaceKey: engine.workspace.key,
    workspaceSecret: engine.workspaceSecret,
    fetch,
    control: async (request) => control.fetch(request),
    token: (tokenOptions) => mintToken(engine, tokenOptions),
    requests: engine.log.entries,
    offer: (integrationKey, { name } = {}) =>
      bareIntegration(engine, offerIntegration(engine, integrationKey, name)),
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
    listen: (listenOptions) => listen(engine, { fetch, control }, listenOptions),
    subscribe: (listener) => engine.changes.subscribe(listener),
  }
}
