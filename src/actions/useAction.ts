'use client'
import { useEffect } from 'react'
import type { Action } from '../api/action.js'
import { keyOf } from '../core/keys.js'
import { getAction, type ActionSelector } from '../core/requests/actions.js'
import { useMembraneContext } from '../hooks/context.js'
import { isSame } from '../hooks/pages.js'
import type { ItemResult } from '../hooks/results.js'
import { useQuery } from '../hooks/useQuery.js'
import { useStable } from '../hooks/useStable.js'
import { followBuild } from './followBuild.js'

export interface UseActionResult extends ItemResult<Action> {
  /** The same as `item`. */
  action: Action | undefined
}

/**
 * Reads one action, by its id or key; `{ key, connectionKey }` says whose, where several have one key. While it is
 * `BUILDING` it is asked for every 3 s. `null` asks for nothing.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useAction(selector: string | ActionSelector | null): UseActionResult {
  const context = useMembraneContext('useAction')
  const asked = useStable<ActionSelector | null>(typeof selector === 'string' ? { key: selector } : selector)
  const { data, state } = useQuery<Action>(context, {
    key: asked === null ? null : (scope) => keyOf(scope, 'action', asked),
    async read(call, known) {
      const action = await getAction(context.session.send, asked ?? {}, call)
      return known && isSame(known, action) ? known : action
    },
  })

  const isBuilding = data?.state === 'BUILDING'
  const { refresh } = state
  useEffect(() => (isBuilding ? followBuild(refresh) : undefined), [isBuilding, refresh])

  return { ...state, item: data, action: data }
}
