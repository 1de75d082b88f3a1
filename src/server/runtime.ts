import { MembraneError } from '../core/errors.js'

/**
 * Refuses to go on where a page could read the secret: a document, and no Node.
 *
 * @throws {MembraneError} `invalid-option`
 */
export function assertServer(what: string): void {
  const node = typeof process === 'object' && !!process.versions?.node
  if ('document' in globalThis && !node) {
    throw new MembraneError(
      'invalid-option',
      `${what} was called in a browser, where everybody can read the workspace secret. Call it on your server, and give the page a token by createTokenRoute.`,
    )
  }
}
