'use client'
import type { Connection } from '../../api/connection.js'
import { toConnection } from '../../core/border.js'
import type { Change } from '../change.js'

/** The connection that an answer is; `null` when it is none. */
export function readConnection(value: unknown): Connection | null {
  try {
    return toConnection(value)
  } catch {
    return null
  }
}

/** What an answer that should be a connection means to the lists on the page. */
export function changeTo(answer: unknown): Change {
  const connection = readConnection(answer)
  return connection ? { kind: 'upsert', connection } : { kind: 'stale' }
}

/** What a write that succeeded means to the lists on the page; `null`: nothing. */
export function changeBy(method: string, uri: string, answer: unknown): Change | null {
  const [resource, selector, operation] = (uri.split('?')[0] ?? '').replace(/^\/+/, '').split('/')
  if (resource === 'integrations' || resource === 'integration')
    return /^(restore|setup|parameters)?$/.test(operation ?? '') ? { kind: 'stale-integrations' } : null
  if (resource !== 'connections') return null
  if (method === 'DELETE' && selector && !operation) return { kind: 'remove', connectionId: selector }
  if (method === 'POST' && selector && operation) return AFTER_POST.test(operation) ? { kind: 'stale' } : null
  if (operation) return null
  return changeTo(answer)
}

const AFTER_POST = /^(restore|refresh|refresh-credentials|disconnect|test)$/
