import type { Scenario } from './scenario.js'

/** A workspace on its first day: no integrations, no connections. */
export const empty: Scenario = {
  integrations: () => [],
  furnish: () => {},
}
