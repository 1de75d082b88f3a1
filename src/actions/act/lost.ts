'use client'
import { findConnectionId } from '../../core/act/connection.js'
import type { MembraneError } from '../../core/errors.js'
import type { Call } from './call.js'

/** Finds out which connection a failed call was about, where its answer does not say. */
export function whichWasLost(
  { request, session, scope, stop }: Call,
  { data }: MembraneError,
): Promise<string | undefined> {
  const read = (path: string, query?: Record<string, string>) =>
    session.send('GET', path, { query, scope, signal: stop.signal }).catch(() => undefined)
  return findConnectionId(request, { body: data, actionRunId: data?.actionRunId }, read)
}
