import { parseArgs } from 'node:util'
import type { ScenarioName } from '../sandbox/index.js'
import { readAddress } from './address.js'
import { isScenario, scenarios } from './scenarios.js'
import { UsageError } from './usageError.js'

export interface SandboxTask {
  task: 'sandbox'
  port: number
  host: string
  /** Where it says it is, if that is not where it listens. */
  url: string | undefined
  scenario: ScenarioName
  tenantKey: string | undefined
  latencyMs: number
  control: boolean
  /** The command to run beside it, and its arguments; empty: none. */
  command: readonly string[]
}

export type Task = SandboxTask | { task: 'help' } | { task: 'version' }

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: '127.0.0.1' },
  url: { type: 'string' },
  scenario: { type: 'string', default: 'everyday' },
  tenant: { type: 'string' },
  latency: { type: 'string', default: '0' },
  control: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** @throws {UsageError} with what is wrong and what to write instead. */
export function readArguments(argv: readonly string[]): Task {
  const end = argv.indexOf('--')
  const ours = end === -1 ? argv : argv.slice(0, end)
  const { values, positionals } = parsed([...ours])
  const [name, ...rest] = positionals
  if (values.help || argv.length === 0) return { task: 'help' }
  if (values.version) return { task: 'version' }
  if (name !== 'sandbox')
    throw new UsageError(
      name === undefined ? 'No command.' : `There is no command "${name}", only "sandbox".`,
    )
  if (rest.length > 0) {
    const command = rest.join(' ')
    throw new UsageError(
      `"${command}" was not expected. To run it beside the sandbox, write "npx react-membrane sandbox -- ${command}".`,
    )
  }
  const { scenario, host, url, tenant: tenantKey, control } = values
  if (!isScenario(scenario))
    throw new UsageError(
      `There is no scenario "${scenario}". There are: ${Object.keys(scenarios).join(', ')}.`,
    )
  const command = end === -1 ? [] : argv.slice(end + 1)
  if (end !== -1 && command.length === 0) throw new UsageError('After "--" there is no command to run.')
  return {
    task: 'sandbox',
    port: wholeNumber('--port', values.port, 65_535),
    host,
    url: url === undefined ? undefined : readAddress(url),
    scenario,
    tenantKey,
    latencyMs: wholeNumber('--latency', values.latency, 600_000),
    control,
    command,
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // Node explains at length how to pass it as a positional; the first sentence says what is wrong.
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new UsageError(`${problem.replace(/\.$/, '')}.`)
  }
}

function wholeNumber(option: string, text: string, largest: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= largest) return value
  throw new UsageError(`${option} is "${text}", but must be a whole number from 0 to ${largest}.`)
}
