import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** Where the examples are installed. */
export function folderOf(name: string): string {
  const folder = process.env['EXAMPLES']
  if (!folder)
    throw new Error('The examples are not installed: run them by test/examples/playwright.config.ts.')
  return join(folder, name)
}

export interface Example {
  url: string
  /** What it printed so far. */
  output: () => string
  stop: () => Promise<void>
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Starts an example by a command of its `node_modules/.bin`, and waits until it answers.
 *
 * @throws {Error} with what it printed when it ends before that, or takes a minute
 */
export async function startExample(
  name: string,
  { command, port, env = {} }: { command: readonly string[]; port: number; env?: Record<string, string> },
): Promise<Example> {
  const cwd = folderOf(name)
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd,
    env: {
      ...process.env,
      PATH: `${join(cwd, '../node_modules/.bin')}:${process.env['PATH']}`,
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  })
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  const url = `http://localhost:${port}`
  const deadline = Date.now() + 60_000
  for (;;) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) return { url, output: () => output, stop }
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${output}`)
    if (Date.now() > deadline) {
      await stop()
      throw new Error(`${name} does not answer on port ${port}:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
