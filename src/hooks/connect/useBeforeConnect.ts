'use client'
import { useEffect, useRef } from 'react'
import { useMembraneContext } from '../context.js'
import { isScreenOpen, onScreenChange } from './page.js'

/**
 * Calls `listener` just before a connect screen opens on the page, whoever opens it. A dialog or a menu
 * closes then: it would lie above the screen and make it unusable.
 */
export function useBeforeConnect(listener: () => void): void {
  useMembraneContext('useBeforeConnect')
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  }, [listener])
  useEffect(() => onScreenChange(() => isScreenOpen() && latest.current()), [])
}
