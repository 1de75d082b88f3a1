import type { Connection } from './connection.js'

/** How the page and the connect screen look; `auto` follows the system. */
export type Theme = 'light' | 'dark' | 'auto'

/**
 * What opens the hosted connect screen: one way to say *what* to connect, and how.
 *
 * `connectionId` reconnects that very record; everything else makes or reuses one.
 */
export interface ConnectOptions {
  integrationKey?: string | undefined
  integrationId?: string | undefined
  connectorKey?: string | undefined
  connectorId?: string | undefined
  connectorVersion?: string | undefined
  externalAppId?: string | undefined
  connectionId?: string | undefined
  /** Your own handle for the connection, 1 to 100 characters. */
  connectionKey?: string | undefined
  /** Free text: the server picks or builds a connector. */
  intent?: string | undefined
  name?: string | undefined
  authOptionKey?: string | undefined
  /** Makes a new connection although the tenant has one for this integration. */
  allowMultipleConnections?: boolean | undefined
  connectorParameters?: Record<string, unknown> | undefined
  theme?: Theme | undefined
}

/**
 * The seam of the hosted connect screen. Resolves with the connection (a snapshot, its state may be
 * `BUILDING`), or with `null` when the person closed the screen.
 *
 * `signal` aborts when the page no longer waits (its own close button, a tenant switch). `tenantKey` says
 * for whom it is.
 */
export type OpenConnect = (
  options: ConnectOptions,
  context: { signal: AbortSignal; tenantKey?: string | undefined },
) => Promise<Connection | null>
