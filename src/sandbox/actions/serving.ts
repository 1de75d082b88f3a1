import type { CatalogueApp } from '../catalogue/index.js'
import type { Engine } from '../engine.js'
import type { IntegrationRecord } from '../records.js'
import { operationsOf, type Operation } from '../vendors/operations.js'
import type { ActionRecord } from './actionRecord.js'
import { rank } from './ranking.js'
import { stockIntegration } from './readyMade.js'
import { universeKey } from './universe.js'

/** What an app does when a universal action is meant: its operation of the same key, else of the nearest meaning. */
export function operationFor({ data }: ActionRecord, app: CatalogueApp): Operation | undefined {
  const operations = operationsOf(app)
  const key = universeKey(data.id) ?? data.key
  return operations.find((operation) => operation.key === key) ?? nearest(operations, data.name)
}

/** The operation that an intent is about: a verb and a thing in common. */
export function nearest(operations: readonly Operation[], intent: string): Operation | undefined {
  const [best] = rank(operations, intent, ({ name }) => name)
  return best && best.score >= 2 ? best.item : undefined
}

/** What an integration runs when a universal action is meant; undefined when its app can do no such thing. */
export function serving(
  engine: Engine,
  universal: ActionRecord,
  integration: IntegrationRecord,
): ActionRecord | undefined {
  stockIntegration(engine, integration)
  const actions = engine.world.actions
    .ofIntegration(integration.data.id)
    .filter(({ data }) => data.archivedAt === undefined)
  const key = universeKey(universal.data.id) ?? universal.data.key
  const same = actions.find(({ data }) => data.key === key)
  if (same) return same
  if (universal.data.config) return universal
  const operation = operationFor(universal, integration.app)
  return operation && actions.find(({ data }) => data.key === operation.key)
}
