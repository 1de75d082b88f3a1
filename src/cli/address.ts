import { UsageError } from './usageError.js'

const LOCAL = ['localhost', '127.0.0.1', '[::1]']

/**
 * Where the sandbox says it is, without what cannot be joined with paths.
 *
 * @throws {UsageError} when it is no address, or one that apps send no token to.
 */
export function readAddress(text: string): string {
  const { protocol, hostname, origin, pathname } = URL.canParse(text) ? new URL(text) : NOWHERE
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new UsageError(`--url is "${text}", but must be an absolute address such as http://localhost:4600.`)
  if (protocol === 'http:' && !LOCAL.includes(hostname))
    throw new UsageError(
      `--url is "${text}". Tokens are sent there by https only, or on this machine: write "https://${hostname}", or leave it out.`,
    )
  return origin + pathname.replace(/\/+$/, '')
}

const NOWHERE = { protocol: '', hostname: '', origin: '', pathname: '' }
