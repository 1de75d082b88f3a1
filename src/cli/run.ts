import { createRequire } from 'node:module'
import { readArguments } from './arguments.js'
import { help } from './help.js'
import { serveSandbox } from './serveSandbox.js'
import { UsageError } from './usageError.js'

/** Does what the command line says and answers the exit code: 2 when it cannot be understood. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const wanted = readArguments(argv)
    if (wanted.task === 'help') process.stdout.write(help)
    else if (wanted.task === 'version') process.stdout.write(`${version()}\n`)
    else return await serveSandbox(wanted)
    return 0
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`react-membrane: ${message}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

function version(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('../../package.json')
  return version
}
