import { createSandbox, type Listening, type Sandbox } from '../sandbox/index.js'
import type { SandboxTask } from './arguments.js'
import { runBeside } from './runBeside.js'

const WILDCARDS = ['0.0.0.0', '::', '[::]', '']

/**
 * Serves a sandbox until the command that runs beside it has ended, or without one until it is told to stop.
 *
 * @returns the exit code, the command's where there is one
 * @throws {Error} when the port cannot be had
 */
export async function serveSandbox(task: SandboxTask): Promise<number> {
  const { scenario, tenantKey, latencyMs, port, host, control, url, command } = task
  const sandbox = createSandbox({ scenario, tenantKey, latencyMs })
  const server = await listenOn(sandbox, { port, host, control })
  // A wildcard is no address to go to, and plain http is accepted on this machine only.
  sandbox.apiUri = url ?? (WILDCARDS.includes(host) ? `http://127.0.0.1:${server.port}` : server.url)
  const environment = {
    MEMBRANE_API_URI: sandbox.apiUri,
    MEMBRANE_API_URL: sandbox.apiUri,
    MEMBRANE_WORKSPACE_KEY: sandbox.workspaceKey,
    MEMBRANE_WORKSPACE_SECRET: sandbox.workspaceSecret,
  }
  const banner = `Membrane sandbox, scenario "${scenario}", at ${sandbox.apiUri}\n`
  try {
    if (command.length > 0) {
      // What the command prints may be read by something else.
      process.stderr.write(banner)
      return await runBeside(command, environment)
    }
    const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${value}\n`)
    process.stdout.write(
      `${banner}\nFor a shell or an env file of your app:\n\n${lines.join('')}\nCtrl-C ends it.\n`,
    )
    await toldToStop()
    return 0
  } finally {
    await server.close()
  }
}

async function listenOn(
  sandbox: Sandbox,
  options: { port: number; host: string; control: boolean },
): Promise<Listening> {
  const { port, host } = options
  try {
    return await sandbox.listen(options)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EADDRINUSE')
      throw new Error(
        `Port ${port} is in use, perhaps by another sandbox. End that, or take another port: "--port ${port + 1}", or "--port 0" for any free one.`,
        { cause },
      )
    if (code === 'EACCES')
      throw new Error(`Port ${port} may not be used without more rights. Take one above 1023.`, { cause })
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new Error(
        `This machine has no address "${host}". Leave --host out, or use 0.0.0.0 to be reached from outside.`,
        { cause },
      )
    throw cause
  }
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve())
  })
}
