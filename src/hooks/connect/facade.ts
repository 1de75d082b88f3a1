'use client'
import type { MembraneClient } from '@membranehq/sdk'
import type { ConnectGate } from './gate.js'
import { loadLate } from './importOnce.js'
import type { FacadeMemory, Step } from './replay.js'

/** The SDK's methods that answer with an accessor, at once: named for one thing. Every other one answers with a promise. */
const ACCESSOR =
  /^(connection|externalEventSubscriptions|(action|app|customer|data|external|field|flow|integration|operation|package|screen)(\w*[^s])?)$/

/** Read by language and tools to see what a thing is: a promise, JSON, a React element, a test's matcher. */
const ABSENT = /^(then|toJSON|\$\$typeof|asymmetricMatch|nodeType|@@.*)$/

const facades = new WeakMap<ConnectGate, FacadeMemory & { facade: MembraneClient }>()

/** One facade per tenant and provider, so that it is the same in every component and every render. */
export function facadeFor(gate: ConnectGate, scopeKey: string | undefined): MembraneClient {
  const known = facades.get(gate)
  if (known && (!scopeKey || (known.scopeKey ??= scopeKey) === scopeKey)) return known.facade
  const memory: FacadeMemory = { scopeKey }
  const facade = createFacade(gate, memory)
  facades.set(gate, Object.assign(memory, { facade }))
  return facade
}

function createFacade(gate: ConnectGate, memory: FacadeMemory): MembraneClient {
  const perform = (path: readonly Step[]) => loadLate().then(({ replay }) => replay(gate, memory, path))

  const remember = (path: readonly Step[], name: string): unknown =>
    new Proxy(() => undefined, {
      get: (target, next) => read(target, next, () => remember([...path, String(next)], String(next))),
      apply: (_target, _this, args: unknown[]) => {
        const called = [...path, args]
        return ACCESSOR.test(name) && path[0] !== 'ui' ? remember(called, '') : perform(called)
      },
    })

  const known = {
    get token() {
      return memory.client?.token
    },
    /** Whichever is assigned, the token source decides: it is asked anew. */
    set token(_) {
      gate.host().session.refuse()
    },
    get apiUri() {
      return memory.client?.apiUri ?? gate.host().session.scope()?.apiUri
    },
    get uiUri() {
      return memory.client?.uiUri ?? gate.host().uiUri
    },
    retrieveLogs: () => memory.client?.retrieveLogs() ?? [],
  }
  // The only cast of this kind: MembraneClient has private members, which nothing but the class can have.
  return new Proxy(known, {
    get: (target, name) => read(target, name, () => remember([String(name)], String(name))),
    deleteProperty: (target, name) => Reflect.set(target, name, undefined),
  }) as object as MembraneClient
}

function read(target: object, name: string | symbol, remember: () => unknown): unknown {
  if (name in target) return Reflect.get(target, name)
  return typeof name === 'symbol' || ABSENT.test(name) ? undefined : remember()
}
