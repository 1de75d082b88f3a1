'use client'

import { useState } from 'react'
import type { MembraneSession } from '../../hooks/useMembraneSession.js'

/**
 * A number that grows in the very render in which somebody else is shown, or nobody any more. Learning who it
 * is for the first time changes nothing.
 */
export function useEra({ scope, signedOut, serverNow }: MembraneSession): number {
  const who = scope?.key
  // Each session of a provider has a clock of its own.
  const [era, setEra] = useState({ count: 0, who, signedOut, serverNow })
  const isOther =
    era.serverNow !== serverNow ||
    era.signedOut !== signedOut ||
    (who !== undefined && era.who !== undefined && era.who !== who)
  if (isOther || (who !== undefined && era.who === undefined))
    setEra({ count: era.count + (isOther ? 1 : 0), who, signedOut, serverNow })
  return isOther ? era.count + 1 : era.count
}
