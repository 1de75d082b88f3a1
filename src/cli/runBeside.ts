import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { commandLine } from './commandLine.js'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const NOT_FOUND = 127
const SIGNALLED = 128

/**
 * Runs a command with more in its environment, hands signals on to it, and waits for its end.
 *
 * @returns its exit code; 128 and the signal's number when a signal ended it, 127 when it could not be started
 */
export function runBeside(
  [command = '', ...args]: readonly string[],
  environment: Record<string, string>,
): Promise<number> {
  const options = { stdio: 'inherit', env: { ...process.env, ...environment } } as const
  // On Windows npm and npx are scripts, which only a shell runs.
  const child =
    process.platform === 'win32'
      ? spawn(commandLine([command, ...args]), { ...options, shell: true })
      : spawn(command, args, options)
  const forward = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the command too: twice would cut its own farewell short.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  for (const signal of FORWARDED) process.on(signal, forward)
  return new Promise<number>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'there is no such command' : error.message
      process.stderr.write(`react-membrane: "${command}" could not be started: ${reason}.\n`)
      resolve(NOT_FOUND)
    })
    child.once('exit', (code, signal) =>
      resolve(signal ? SIGNALLED + constants.signals[signal] : (code ?? 1)),
    )
  }).finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward)
  })
}
