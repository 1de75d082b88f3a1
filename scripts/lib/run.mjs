import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Runs a command in the repository and resolves with what it said. Never rejects: a command that cannot be
 * started has the code 127 and the reason in `output`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, echo?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = {}, echo = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    let late = false
    const timer = timeoutMs && setTimeout(() => ((late = true), child.kill('SIGKILL')), timeoutMs)
    const hear = (/** @type {Buffer} */ data) => {
      output += data
      if (echo) process.stdout.write(data)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => {
      clearTimeout(timer)
      resolve({ code: 127, output: `${output}${error.message}\n` })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (late) output += `\nStopped: it was still running after ${timeoutMs / 1000} s.\n`
      resolve({ code: code ?? (signal ? 1 : 0), output })
    })
  })
}

/** Runs a tool of `node_modules/.bin`. */
export function tool(name, args, options) {
  return run(process.platform === 'win32' ? `${name}.cmd` : name, args, {
    ...options,
    env: {
      PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      ...options?.env,
    },
  })
}
