import { createSandbox, type Sandbox } from '../sandbox/index.js'
import type { MembranePluginOptions } from './options.js'

interface Kept {
  readonly sandbox: Sandbox
  /** What it was made from: with other options it is another world. */
  readonly made: string
  users: number
}

/** Shared by all copies of this module in the process: Vite loads the configuration anew at a restart. */
const KEPT = Symbol.for('react-membrane/vite/sandboxes')

function keptSandboxes(): Map<string, Kept> {
  const found: unknown = Reflect.get(globalThis, KEPT)
  if (found instanceof Map) return found
  const made = new Map<string, Kept>()
  Reflect.set(globalThis, KEPT, made)
  return made
}

/**
 * The sandbox of a project. It outlives a restart of the dev server, since the next one starts before the last has
 * ended; after `release` by all of them it is gone.
 */
export function sandboxOf(
  project: string,
  apiUri: string,
  { scenario = 'everyday', latencyMs = 0, sandbox: more = {} }: MembranePluginOptions,
): { sandbox: Sandbox; release: () => void } {
  const kept = keptSandboxes()
  const made = JSON.stringify([scenario, apiUri, more])
  let entry = kept.get(project)
  if (entry?.made !== made) {
    const sandbox = createSandbox({ ...more, scenario })
    sandbox.apiUri = apiUri
    entry = { sandbox, made, users: 0 }
    kept.set(project, entry)
  }
  const { sandbox } = entry
  sandbox.latencyMs = latencyMs
  const mine = entry
  mine.users += 1
  return {
    sandbox,
    release() {
      mine.users -= 1
      if (mine.users === 0 && kept.get(project) === mine) kept.delete(project)
    },
  }
}
