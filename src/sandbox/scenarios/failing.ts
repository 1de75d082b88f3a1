import { everyday } from './everyday.js'
import type { Scenario } from './scenario.js'

/** The everyday world behind an API that answers 500 to everything, until the faults are cleared. */
export const failing: Scenario = {
  ...everyday,
  faults: [
    { match: /^[A-Z]+ \/(integrations?|connections?|connection-options|external-apps|self)\b/, status: 500 },
  ],
}
