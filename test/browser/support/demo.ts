import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const start = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url))
const ADDRESS = /The demo is at (\S+)/

export interface Demo {
  address: string
  /** What it printed. */
  output: () => string
  stop: () => Promise<void>
}

/** Runs `npm start` as a new user does, without any credentials. */
export async function startDemo(): Promise<Demo> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MEMBRANE_')),
  )
  // Start looks for the next free port by itself.
  const child = spawn(process.execPath, [start], { env: { ...env, PORT: '4300' } })
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      output += text.toString()
      const [, found] = ADDRESS.exec(output) ?? []
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`npm start ended before it gave an address:\n${output}`)))
  })
  return {
    address,
    output: () => output,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
