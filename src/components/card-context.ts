'use client'

import { createContext, useContext } from 'react'
import type { Integration } from '../api/integration.js'
import type { CanOption } from './model/criteria.js'

/** What a card may be told besides its integration. */
export interface IntegrationCardOptions {
  /** Called when the person wants to connect it; the card itself changes nothing. */
  onConnect?: ((integration: Integration) => void) | undefined
  onPrepare?: (() => void) | undefined
  can?: CanOption | undefined
  pending?: boolean | undefined
  /** There is an account already, and another may be added. */
  another?: boolean | undefined
  /** Its category, when it is known. */
  category?: string | undefined
  /** Why connecting did not work. */
  failure?: string | undefined
}

export interface IntegrationCardValue extends IntegrationCardOptions {
  integration: Integration
  nameId: string
  noteId: string
}

export const CardContext = createContext<IntegrationCardValue | null>(null)

/** The card that a slot stands in. */
export function useIntegrationCard(slot = 'useIntegrationCard'): IntegrationCardValue {
  const value = useContext(CardContext)
  if (value) return value
  throw new Error(
    `<${slot}> must be inside an <IntegrationCard>. Put it there, or use <IntegrationCard> without children.`,
  )
}
