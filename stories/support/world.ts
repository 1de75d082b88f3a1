import type { MembraneProviderProps } from 'react-membrane'
import type { Sandbox, SandboxOptions } from 'react-membrane/sandbox'

/** Where a story takes place: a sandbox of its own, in the browser. */
export interface World {
  options?: SandboxOptions
  /** Furnishes it before the first request. */
  prepare?: (sandbox: Sandbox) => void
  provider?: Partial<MembraneProviderProps>
}

/** Who uses the product in every story. */
export const TENANT = 'tenant-1'

export const isWorld = (value: unknown): value is World => typeof value === 'object' && value !== null

/** A story's `parameters`: where it takes place. */
export const inWorld = (world: World) => ({ parameters: { world } })
