import { catalogue, type CatalogueApp } from '../catalogue/index.js'
import { externalAppId } from '../connectors.js'
import { operationsOf, type Operation } from '../vendors/operations.js'
import type { ActionRecord, StoredAction } from './actionRecord.js'
import { specOf } from './specOf.js'

/*
 * Actions that belong to nobody's workspace: they have no key and are run by id. Those of one app, and, in a
 * workspace that uses Membrane's universe, those that several apps share.
 */

const SINCE = '2026-01-01T00:00:00.000Z'

let shared: Map<string, Operation> | undefined

/** What several apps of the catalogue can do, by key. */
export function sharedOperations(): Map<string, Operation> {
  shared ??= new Map(
    [...catalogue]
      .reverse()
      .flatMap(operationsOf)
      .map((operation) => [operation.key, operation]),
  )
  return shared
}

export const sharedOperation = (key: string): Operation | undefined => sharedOperations().get(key)

/** The catalogue's actions for one app. */
export const catalogueActions = (app: CatalogueApp): ActionRecord[] =>
  operationsOf(app).map((operation) =>
    ofCatalogue(`act_${externalAppId(app)}_${operation.key}`, {
      ...specOf(operation),
      externalAppId: externalAppId(app),
    }),
  )

/** The catalogue's actions for any app that can. */
export const universeActions = (): ActionRecord[] =>
  [...sharedOperations()].map(([key, { name, description, inputSchema, outputSchema }]) =>
    ofCatalogue(`act_universe_${key}`, { name, description, inputSchema, outputSchema, isUniversal: true }),
  )

/** The key of the operation that a universal action of the catalogue stands for. */
export const universeKey = (actionId: string): string | undefined => /^act_universe_(.+)$/.exec(actionId)?.[1]

function ofCatalogue(id: string, spec: Partial<StoredAction> & Pick<StoredAction, 'name'>): ActionRecord {
  return {
    data: {
      ...spec,
      id,
      key: '',
      state: 'READY',
      isPublic: true,
      isReadOnly: true,
      createdAt: SINCE,
      updatedAt: SINCE,
    },
  }
}
