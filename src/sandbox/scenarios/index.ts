import type { Engine } from '../engine.js'
import { makeIntegration } from '../integrations.js'
import { stop } from '../stop.js'
import type { ScenarioName } from '../options.js'
import { createWorld } from '../world.js'
import { actions } from './actions.js'
import { empty } from './empty.js'
import { everyday } from './everyday.js'
import { failing } from './failing.js'
import { large } from './large.js'
import { needsAttention } from './needsAttention.js'
import type { Scenario } from './scenario.js'

export type { Furniture } from './scenario.js'

export const DEFAULT_LARGE = 10_000

const scenarios: Record<ScenarioName, (count: number) => Scenario> = {
  empty: () => empty,
  everyday: () => everyday,
  'needs-attention': () => needsAttention,
  actions: () => actions,
  failing: () => failing,
  large,
}

export const isScenarioName = (name: unknown): name is ScenarioName =>
  typeof name === 'string' && Object.hasOwn(scenarios, name)

/**
 * Starts the world anew: what was under way stops, tenants are furnished again when next seen, faults of the
 * scenario before are gone. Tokens stay good.
 */
export function loadScenario(engine: Engine, name: ScenarioName, count = DEFAULT_LARGE): void {
  if (!isScenarioName(name))
    throw new TypeError(
      `There is no scenario "${String(name)}": use one of ${Object.keys(scenarios).join(', ')}`,
    )
  if (!Number.isSafeInteger(count) || count < 0)
    throw new TypeError(`"integrations" is ${count}, but must be a whole number, 0 or above`)
  for (const record of engine.world.connections.all()) stop(record)
  engine.endScenario()
  const scenario = scenarios[name](count)
  const createdAt = new Date(engine.clock.now() - 180 * 24 * 3_600_000).toISOString()
  engine.scenario = name
  engine.flows.clear()
  engine.furniture = scenario.furnish
  engine.world = createWorld(scenario.apps, () =>
    scenario
      .integrations(engine)
      .map((app) => makeIntegration(engine, app, { createdAt, updatedAt: createdAt })),
  )
  const removers = (scenario.faults ?? []).map((fault) => engine.faults.add(fault))
  engine.endScenario = () => removers.forEach((remove) => remove())
  engine.worlds.emit()
}
