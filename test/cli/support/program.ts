import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Consumer, createConsumer } from '../../package/support/consumer.js'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  /** What it wrote, on either stream. */
  out: string
  err: string
}

export interface Running {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves with the first match of what it writes; rejects when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>
}

let consumer: Consumer
const running = new Set<ChildProcess>()

beforeAll(() => {
  consumer = createConsumer()
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})
afterAll(() => consumer.remove())

/** Starts the packed program as its users have it, in a folder with nothing else. */
export function start(...args: string[]): Running {
  const program = join(consumer.installed, 'dist/cli/main.js')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: consumer.folder,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { out: '', err: '' }
  const listeners = new Set<() => void>()
  const hear = (stream: keyof typeof said) => (data: Buffer) => {
    said[stream] += data.toString()
    listeners.forEach((listener) => listener())
  }
  child.stdout.on('data', hear('out'))
  child.stderr.on('data', hear('err'))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal, ...said })
    })
  })
  return {
    process: child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(said.out) ?? pattern.exec(said.err)
          if (found) resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then(({ code }) => reject(new Error(`It ended with ${code}: ${said.out}${said.err}`)))
      }),
  }
}

/** A command of Node for after the `--`. */
export const node = (code: string) => ['--', process.execPath, '-e', code]
