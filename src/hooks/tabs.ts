'use client'
import type { Connection } from '../api/connection.js'
import { isFields } from '../core/fields.js'
import { isStale, type Change } from './change.js'

/** What tabs tell each other. */
export type Message =
  | Change
  /** These are pending here, and this tab is not the one that asks. */
  | { kind: 'pending'; connections: readonly Connection[] }

/** The other tabs in which the same tenant is signed in. */
export interface Tabs {
  tell: (message: Message) => void
  close: () => void
}

/**
 * Opens the line to them. Its name is the scope, so that tabs of another tenant are on another line.
 *
 * Where the browser has no `BroadcastChannel` nothing is told: focus asks anew anyway.
 */
export function openTabs(scopeKey: string, hear: (message: Message) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`react-membrane:${scopeKey}`)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) hear(data)
  }
  return {
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}

/** A tab may run another version of the app. */
function isMessage(message: unknown): message is Message {
  if (!isFields(message)) return false
  const { kind, connection, connections, connectionId } = message
  if (kind === 'upsert') return isConnection(connection)
  if (kind === 'pending') return Array.isArray(connections) && connections.every(isConnection)
  return isStale(message) || (kind === 'remove' && typeof connectionId === 'string')
}

function isConnection(value: unknown): boolean {
  return isFields(value) && typeof value.id === 'string' && typeof value.name === 'string'
}
