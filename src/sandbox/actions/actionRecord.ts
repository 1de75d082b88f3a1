import type { Action, ActionLayer } from '../../api/action.js'

export type StoredAction = Action & {
  id: string
  key: string
  name: string
  state: NonNullable<Action['state']>
  createdAt: string
  updatedAt: string
}

/** Fields to set; one that is `undefined` is removed. */
export type ActionChange = { [Field in keyof StoredAction]?: StoredAction[Field] | undefined }

/** An action as the API shows it, and what the API does not show. */
export interface ActionRecord {
  data: StoredAction
  /** Whose it is, when it belongs to a connection. */
  readonly tenantKey?: string
  /** What it was before anybody changed it: ready-made actions go back to it. */
  readonly original?: StoredAction
  /** Stops the build that is under way. */
  cancel?: () => void
  /** Takes it up again, as long as it has not ended. */
  resume?: () => void
}

/** By the fields that are set: the schema has no field for it. */
export function layerOf({ connectionId, integrationId }: Action): ActionLayer {
  if (connectionId) return 'connection'
  return integrationId ? 'integration' : 'universal'
}
