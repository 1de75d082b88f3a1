'use client'
import { createContext, useContext, version, type Context } from 'react'
import type { MembraneSnapshot } from '../api/snapshot.js'
import { MembraneError } from '../core/errors.js'
import type { Scope } from '../core/scope.js'
import type { LabelsInput } from '../labels/types.js'
import type { Store } from './store.js'

export type { Change } from './change.js'

/** What a provider gives to the hooks below it. */
export interface MembraneContextValue extends Store {
  /** Whose data is shown; `null` until that is known. */
  readonly scope: Scope | null
  /** What the server read, while it may be shown. */
  readonly snapshot: MembraneSnapshot | null
  readonly signedOut: boolean
  readonly nonce?: string | undefined
  readonly labels: readonly LabelsInput[]
}

type Held = Context<MembraneContextValue | null>
const KEY = Symbol.for(`react-membrane@0.1.0/react@${version}/context`)
const shared: typeof globalThis & { [KEY]?: Held } = globalThis

/**
 * One context per React, also where this package is loaded twice: `react-membrane` as an ES module
 * and `react-membrane/testing` as CommonJS must meet.
 */
export const MembraneContext: Held = (shared[KEY] ??= createContext<MembraneContextValue | null>(null))

/**
 * What the provider above gives.
 *
 * @throws {MembraneError} `missing-provider` when there is none.
 */
export function useMembraneContext(hookName: string): MembraneContextValue {
  const value = useContext(MembraneContext)
  if (value) return value
  throw new MembraneError(
    'missing-provider',
    `${hookName} was called outside a <MembraneProvider>. Put <MembraneProvider tokenEndpoint="/api/membrane-token"> around the components that use it.`,
  )
}
