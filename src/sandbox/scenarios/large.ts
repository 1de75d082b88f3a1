import { furnishEveryday } from './everyday.js'
import type { Scenario } from './scenario.js'

/** Any number of integrations; they are made when someone first asks for them. */
export function large(count: number): Scenario {
  return {
    apps: count,
    integrations: (engine) => engine.world.directory.apps.slice(0, count),
    furnish: furnishEveryday,
  }
}
