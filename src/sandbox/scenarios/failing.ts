import { everyday } from './everyday.js'
import type { Scenario } from './scenario.js'

/**
 * The everyday world behind an API that answers 500 to everything, until the faults are cleared. What people see
 * in a browser is not the API: hosted pages and logos are still there.
 */
export const failing: Scenario = {
  ...everyday,
  faults: [{ match: /^[A-Z]+ \/(?!(screens|connect|logos)(\/|$))/, status: 500 }],
}
