'use client'
import type { Connection } from '../../api/connection.js'
import type { Change } from '../change.js'

/** True for what can stand as a connection in a list. */
export function isConnection(value: unknown): value is Connection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    value.id !== ''
  )
}

/** What a write that succeeded means to the lists on the page; `null`: nothing. */
export function changeBy(method: string, uri: string, answer: unknown): Change | null {
  const [resource, selector, operation] = (uri.split('?')[0] ?? '').replace(/^\/+/, '').split('/')
  if (resource === 'integrations' || resource === 'integration') return operation ? null : { kind: 'stale' }
  if (resource !== 'connections') return null
  if (method === 'DELETE' && selector && !operation) return { kind: 'remove', connectionId: selector }
  if (method === 'POST' && selector && operation) return AFTER_POST.test(operation) ? { kind: 'stale' } : null
  if (operation) return null
  return isConnection(answer) ? { kind: 'upsert', connection: answer } : { kind: 'stale' }
}

const AFTER_POST = /^(restore|refresh|refresh-credentials|disconnect|test)$/
