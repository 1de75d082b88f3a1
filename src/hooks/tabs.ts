'use client'
import { isFields } from '../core/fields.js'
import type { Change } from './change.js'

/** The other tabs in which the same tenant is signed in. */
export interface Tabs {
  tell: (change: Change) => void
  close: () => void
}

/**
 * Opens the line to them. Its name is the scope, so that tabs of another tenant are on another line.
 *
 * Where the browser has no `BroadcastChannel` nothing is told: focus asks anew anyway.
 */
export function openTabs(scopeKey: string, hear: (change: Change) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`react-membrane:${scopeKey}`)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isChange(data)) hear(data)
  }
  return {
    tell: (change) => channel.postMessage(change),
    close: () => channel.close(),
  }
}

/** A tab may run another version of the app. */
function isChange(message: unknown): message is Change {
  if (!isFields(message)) return false
  if (message.kind === 'upsert') {
    const { connection } = message
    return isFields(connection) && typeof connection.id === 'string' && typeof connection.name === 'string'
  }
  return message.kind === 'stale' || (message.kind === 'remove' && typeof message.connectionId === 'string')
}
