import type { CatalogueApp } from '../catalogue/index.js'
import type { Engine } from '../engine.js'
import type { Fault } from '../faults.js'
import type { TenantRecord } from '../records.js'

/** Gives a tenant who is seen for the first time the connections of the scenario. */
export type Furniture = (engine: Engine, tenant: TenantRecord) => void

/** A world to start with. */
export interface Scenario {
  /** How many apps the directory has; default: the catalogue. */
  readonly apps?: number
  /** The apps that the workspace has as integrations; asked when first needed. */
  integrations(engine: Engine): readonly CatalogueApp[]
  readonly furnish: Furniture
  readonly faults?: readonly Fault[]
}
