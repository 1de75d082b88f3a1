'use client'
import type { Connection } from '../api/connection.js'
import { MembraneError } from '../core/errors.js'
import { callHost } from './callHost.js'
import { useMembraneContext } from './context.js'
import { scopeToChange } from './readUnder.js'
import { optimistic } from './optimistic.js'
import { tell } from './tell.js'
import { useActions } from './useActions.js'
import { useLatest } from './useLatest.js'
import { patchConnection } from '../core/requests/connectionChanges.js'

export interface UseRenameConnectionOptions {
  /** Called with the renamed connection. */
  onRename?: ((connection: Connection) => void) | undefined
  onError?: ((error: MembraneError) => void) | undefined
}

export interface UseRenameConnectionResult {
  /**
   * Gives a connection another name. It shows everywhere at once, and the old one comes back when Membrane refuses.
   *
   * @param name Without the blanks around it, it must not be empty.
   * @returns Whether it has the name. Never rejects (see `error`).
   */
  rename: (connection: Connection, name: string) => Promise<boolean>
  pending: boolean
  error: MembraneError | undefined
  reset: () => void
}

/**
 * Renames connections.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useRenameConnection({
  onRename,
  onError,
}: UseRenameConnectionOptions = {}): UseRenameConnectionResult {
  const context = useMembraneContext('useRenameConnection')
  const { session } = context
  const { pending, error, reset, run } = useActions<'rename'>(context, onError)

  const rename = (connection: Connection, wanted: string) => {
    const { id } = connection
    const name = wanted.trim()
    return run('rename', `${id} ${name}`, async () => {
      if (!name)
        throw new MembraneError('invalid-option', 'A connection needs a name. Enter at least one character.')
      const scope = scopeToChange(connection, context)
      const renamed = await optimistic(context, { kind: 'upsert', connection: { id, name } }, async () => {
        const renamed = await patchConnection(session.send, id, { name }, { scope })
        void tell(context, { kind: 'upsert', connection: renamed })
        return renamed
      })
      callHost(onRename, renamed)
      return true
    })
  }
  return { rename: useLatest(rename), pending: pending !== null, error, reset }
}
