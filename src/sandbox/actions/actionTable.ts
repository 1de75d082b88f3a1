import { layerOf, type ActionRecord } from './actionRecord.js'

/** The workspace's own actions. Ready-made ones join their integration when someone first looks at it. */
export interface ActionTable {
  /** In the order they came. */
  all(): readonly ActionRecord[]
  byId(id: string): ActionRecord | undefined
  /** Those of its connections are not among them. */
  ofIntegration(integrationId: string): readonly ActionRecord[]
  ofConnection(connectionId: string): readonly ActionRecord[]
  universal(): readonly ActionRecord[]
  add(record: ActionRecord): void
  /** True the first time it is asked about an integration, or about the workspace (`*`). */
  startStocking(what: string): boolean
}

const UNIVERSAL = 'universal'

function scopeOf({ data }: ActionRecord): string {
  const layer = layerOf(data)
  if (layer === 'universal') return UNIVERSAL
  return `${layer}:${layer === 'connection' ? data.connectionId : data.integrationId}`
}

export function createActionTable(): ActionTable {
  const rows: ActionRecord[] = []
  const ids = new Map<string, ActionRecord>()
  const scopes = new Map<string, ActionRecord[]>()
  const stocked = new Set<string>()
  return {
    all: () => rows,
    byId: (id) => ids.get(id),
    ofIntegration: (integrationId) => scopes.get(`integration:${integrationId}`) ?? [],
    ofConnection: (connectionId) => scopes.get(`connection:${connectionId}`) ?? [],
    universal: () => scopes.get(UNIVERSAL) ?? [],
    add(record) {
      rows.push(record)
      ids.set(record.data.id, record)
      const scope = scopeOf(record)
      const same = scopes.get(scope)
      if (same) same.push(record)
      else scopes.set(scope, [record])
    },
    startStocking(what) {
      if (stocked.has(what)) return false
      stocked.add(what)
      return true
    },
  }
}
