'use client'
import { useMemo } from 'react'
import type { Integration } from '../api/integration.js'
import { keyOf } from '../core/keys.js'
import { useMembraneContext } from './context.js'
import type { Shown } from './overlays.js'
import { isSame } from './pages.js'
import { NO_ITEMS, type ItemResult } from './results.js'
import { useFollowPending } from './useFollowPending.js'
import { useQuery } from './useQuery.js'
import { getIntegration } from '../core/requests/integration.js'

const change = (integration: Integration, change: Shown) => change.integration(integration)

export interface UseIntegrationResult extends ItemResult<Integration> {
  /** The same as `item`. */
  integration: Integration | undefined
}

/**
 * Reads one integration, by id or key. `null` asks for nothing.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useIntegration(selector: string | null): UseIntegrationResult {
  const context = useMembraneContext('useIntegration')
  const { data, state } = useQuery<Integration>(context, {
    key: selector === null ? null : (scope) => keyOf(scope, 'integration', selector),
    change,
    async read(call, known) {
      const integration = await getIntegration(context.session.send, selector ?? '', call)
      return known && isSame(known, integration) ? known : integration
    },
  })
  const connection = data?.connection
  useFollowPending(
    context,
    useMemo(() => (connection ? [connection] : NO_ITEMS), [connection]),
  )
  return { ...state, item: data, integration: data }
}
