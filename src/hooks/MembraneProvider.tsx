'use client'
import {
  createElement,
  useEffect,
  useInsertionEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { OpenConnect } from '../api/connect.js'
import type { Fetch } from '../api/fetch.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import type { MembraneError } from '../core/errors.js'
import { optionsError, type SessionOptions } from '../core/options.js'
import type { SignIns } from '../core/overtaken.js'
import type { FetchToken } from '../core/token.js'
import type { LabelsInput } from '../labels/types.js'
import { baseUrl, isServer, preconnect } from './browser.js'
import { MembraneContext, type MembraneContextValue } from './context.js'
import { useHostCache } from './hosts.js'
import { identityOf } from './identity.js'
import { createStore, toList, type Store } from './store.js'
import { useEarlyEffect } from './useEarlyEffect.js'

export interface MembraneProviderProps {
  /**
   * Address of your route that answers `{ token }`, such as `createTokenRoute` of `react-membrane/server`
   * makes. Of the three ways to a token the one that a server component can pass.
   */
  tokenEndpoint?: string | undefined
  /** Answers with a token, `{ token, apiUri }`, or `null` when nobody is signed in. May be written inline. */
  fetchToken?: FetchToken | undefined
  /** A token that you already have. Nobody refreshes it: pass another before it expires. */
  token?: string | undefined
  /** Who is signed in, as far as your app knows. When it changes, nothing of the one before is shown any more. */
  tenantKey?: string | undefined
  /** Absolute address of the API. Default: what the token route answers, else Membrane's. */
  apiUri?: string | undefined
  /** Absolute address of Membrane's embedded UI, for the SDK. */
  uiUri?: string | undefined
  /** How the API is reached: a sandbox's `fetch`, for one. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** What opens the connect screen. Default: the SDK's `ui.connect`. */
  openConnect?: OpenConnect | undefined
  /** What your server read for the first paint. Shown while it is young, and only to the tenant it is of. */
  fallback?: MembraneSnapshot | undefined
  /** How old `fallback` may be to be shown, in milliseconds. Default 60 000. */
  fallbackMaxAgeMs?: number | undefined
  /** Your words instead of ours; a list is merged in order. */
  labels?: LabelsInput | readonly LabelsInput[] | undefined
  /** The nonce of your Content-Security-Policy, for the styles that a connect screen needs. */
  nonce?: string | undefined
  /** Milliseconds until a request is given up. Default 30 000. */
  requestTimeoutMs?: number | undefined
  /** Called once for each error, for your log. Hooks and components show errors themselves. */
  onError?: ((error: MembraneError) => void) | undefined
  children?: ReactNode
}

/** React 18 types a ref that is written to by another name than React 19. */
type Latest = { current: MembraneProviderProps }

/**
 * Gives the hooks and components below it a way to Membrane.
 *
 * It asks for nothing by itself: the first hook that shows data asks for a token.
 *
 * @throws {MembraneError} `invalid-option` for props that cannot work, saying what to write.
 */
export function MembraneProvider(props: MembraneProviderProps): ReactNode {
  const { apiUri, fetch, fallback, token, requestTimeoutMs, labels, nonce, children } = props
  const wrong = optionsError({ ...props, snapshot: fallback })
  if (wrong) throw wrong

  const latest = useRef(props)
  useInsertionEffect(() => {
    latest.current = props
  })
  const store = useStore(props, latest)
  const { scope, snapshot, signedOut } = useSessionState(store)

  // Of the same tenant: otherwise the store is another one.
  useEarlyEffect(() => store.update({ token, requestTimeoutMs }), [store, token, requestTimeoutMs])

  useHostCache(store.hosts)

  const hint = fetch ? undefined : apiUri || snapshot?.apiUri
  useEarlyEffect(() => {
    if (hint) preconnect(hint)
  }, [hint])

  const shown = useRef(store)
  useEarlyEffect(() => {
    // Requests go on when the provider goes (StrictMode brings it back), and end when the tenant does.
    if (shown.current !== store) shown.current.session.abortAll()
    shown.current = store
    store.session.present()
    return () => store.gate.cancel('page')
  }, [store])

  useEffect(() => store.whenLive((live) => live.attend(store.askAgain)), [store])

  const value = useMemo<MembraneContextValue>(
    () => ({ ...store, scope, snapshot, signedOut, nonce, labels: toList(labels) }),
    [store, scope, snapshot, signedOut, nonce, labels],
  )
  return createElement(MembraneContext.Provider, { value }, children)
}

/** The store of whoever is signed in: another one from the very render in which the props name another. */
function useStore(props: MembraneProviderProps, latest: Latest): Store {
  const identity = identityOf(props)
  const create = (early: boolean) =>
    createStore(identity, toOptions(props, latest), () => latest.current, early)
  const [held, hold] = useState(() => create(true))
  if (held.identity === identity) return held
  const next = create(false)
  hold(next)
  return next
}

/** Of this page. On a server nobody's token is asked for. */
const signIns: SignIns = {}

/** Functions are looked up when they are called, so that those of the latest render are. */
function toOptions(props: MembraneProviderProps, latest: Latest): SessionOptions {
  return {
    ...props,
    fetchToken: props.fetchToken && (() => latest.current.fetchToken?.() ?? null),
    fetch: (request) => (latest.current.fetch ?? globalThis.fetch)(request),
    snapshot: props.fallback,
    snapshotMaxAgeMs: props.fallbackMaxAgeMs,
    signIns,
    baseUrl: baseUrl(),
  }
}

/**
 * What the session knows, as React state.
 *
 * A page that hydrates first shows what the server showed, though the snapshot may have become too old on the
 * way; then, before the browser paints, what is right.
 */
function useSessionState({ session }: Store) {
  const served = (isServer ? undefined : session.served()) ?? {
    snapshot: session.snapshot(),
    scope: session.scope(),
  }
  return {
    scope: useSyncExternalStore(session.subscribe, session.scope, () => served.scope),
    snapshot: useSyncExternalStore(session.subscribe, session.snapshot, () => served.snapshot),
    signedOut: useSyncExternalStore(session.subscribe, session.signedOut, session.signedOut),
  }
}
