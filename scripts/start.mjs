// `npm start`: installs what is missing, starts the demo beside the sandbox, prints its address.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { root } from './lib/run.mjs'
import { setUpPackages } from './setup.mjs'

const HOST = '127.0.0.1'
const FIRST_PORT = 4200
const TRIES = 50

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(() => resolve(true)))
  })

/** The first free port, from `wanted` on. */
export async function freePort(wanted = FIRST_PORT) {
  for (let port = wanted; port < wanted + TRIES; port += 1) if (await isFree(port)) return port
  throw new Error(`No free port between ${wanted} and ${wanted + TRIES - 1}. Set PORT to another one.`)
}

function wantedPort() {
  const { PORT } = process.env
  if (PORT === undefined || PORT === '') return FIRST_PORT
  const port = Number(PORT)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`PORT is "${PORT}", but must be a whole number from 1 to 65535.`)
}

try {
  await setUpPackages()
  const port = await freePort(wantedPort())
  const args = ['--config', 'demo/vite.config.ts', '--host', HOST, '--port', String(port), '--strictPort']
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vite.kill(signal))
  vite.on('exit', (code) => {
    process.exitCode = code ?? 0
  })
  const address = `http://${HOST}:${port}/`
  for (let attempt = 0; attempt < 150 && vite.exitCode === null; attempt += 1) {
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) {
      console.log(`\n  The demo is at ${address}\n`)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
