import type { Engine } from '../engine.js'
import type { IntegrationRecord } from '../records.js'
import { operationsOf } from '../vendors/operations.js'
import type { ActionRecord, StoredAction } from './actionRecord.js'
import { specOf } from './specOf.js'
import { sharedOperation } from './universe.js'

/** The universal actions that a workspace has from the start, where it has integrations at all. */
const UNIVERSAL = ['send-message', 'create-contact']

/** The universal actions, with the ready-made ones. */
export function stockUniversal(engine: Engine): void {
  if (engine.scenario === 'empty' || !engine.world.actions.startStocking('*')) return
  const at = startOf(engine)
  for (const key of UNIVERSAL) {
    const operation = sharedOperation(key)
    if (!operation) continue
    const { name, description, inputSchema, outputSchema } = operation
    put(engine, {
      id: `act_${key}`,
      key,
      name,
      description: `${description} Works with every app that can.`,
      isUniversal: true,
      state: 'READY',
      inputSchema,
      outputSchema,
      createdAt: at,
      updatedAt: at,
    })
  }
}

/** An integration has an action for whatever its app can do. */
export function stockIntegration(engine: Engine, { data, app }: IntegrationRecord): void {
  if (!engine.world.actions.startStocking(data.id)) return
  for (const operation of operationsOf(app))
    put(engine, {
      id: `act_${data.id}_${operation.key}`,
      key: operation.key,
      ...specOf(operation),
      integrationId: data.id,
      state: 'READY',
      createdAt: data.createdAt,
      updatedAt: data.createdAt,
    })
}

/** All of them: thousands, where there are thousands of integrations. */
export function stockAll(engine: Engine): void {
  stockUniversal(engine)
  for (const integration of engine.world.integrations.all()) stockIntegration(engine, integration)
}

function put({ world }: Engine, data: StoredAction): void {
  const record: ActionRecord = { data, original: data }
  world.actions.add(record)
}

const startOf = (engine: Engine): string =>
  engine.world.integrations.all()[0]?.data.createdAt ?? new Date(engine.clock.now()).toISOString()
