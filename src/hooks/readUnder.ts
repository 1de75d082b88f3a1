'use client'
import type { Connection } from '../api/connection.js'
import { abortedError } from '../core/errors.js'
import type { MembraneContextValue } from './context.js'

const scopes = new WeakMap<Connection, string>()

/** Remembers whose connections these are. */
export function rememberScope(connections: readonly Connection[], scopeKey: string): void {
  for (const connection of connections) scopes.set(connection, scopeKey)
}

/**
 * The scope in which a connection is to be changed: the one it was read under. For a record that no hook has
 * read it is the present one.
 *
 * @throws {MembraneError} `aborted` when somebody else is signed in by now: a dialog or a variable may have
 * kept the record.
 */
export function scopeToChange(
  connection: Connection,
  { scope, session }: MembraneContextValue,
): string | undefined {
  const mine = scopes.get(connection) ?? scope?.key
  if (mine !== session.scope()?.key) throw abortedError()
  return mine
}
