import type { ComponentType, ReactNode } from 'react'
import type { Theme } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import type { LabelsInput } from '../../labels/types.js'
import type { ConnectionRowProps } from '../ConnectionRow.js'
import type { IntegrationCardProps } from '../IntegrationCard.js'
import type { ConnectionKeyOption } from '../model/connection-key.js'
import type { CanOption, CategoriesOption, IntegrationFilter, MultipleOption } from '../model/criteria.js'

/** Everything of the page that can be changed. All of it is optional; what can be a function can also be plain data. */
export interface IntegrationsPageProps {
  /** The page's heading; `null`: none, the host has its own. */
  title?: ReactNode
  description?: ReactNode
  /** Level of the page's heading, 1 to 5; its regions are one below. Default 1: where the host has a heading of its own, 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | undefined
  /** Also passed on to the sign-in window. Default `auto`: as the system. */
  theme?: Theme | undefined
  /** Words of your own: one object, or several, later ones win. */
  labels?: LabelsInput | readonly LabelsInput[] | undefined
  /** Which apps are offered. Accounts that exist stay, so that they can be disconnected. */
  filter?: IntegrationFilter | undefined
  /** Which apps may have several accounts: all, those with these keys or ids, or as a function says. */
  multiple?: MultipleOption | undefined
  /** Your handle for new connections: `"{integrationKey}-{tenantKey}"` or a function. One in use gets `-2`, `-3`, … */
  connectionKey?: ConnectionKeyOption | undefined
  /** What the person may do. A string is the reason why not, and is shown. */
  can?: CanOption | undefined
  /** The category of each app, by key or id. Default: those of Membrane's external apps. */
  categories?: CategoriesOption | undefined
  /** Also offers all of Membrane's connectors. Default: the workspace's setting. */
  connectors?: boolean | undefined
  /** Also offers all of Membrane's external apps. Default: the workspace's setting. */
  externalApps?: boolean | undefined
  /** Offers to connect an app that is not listed, by describing it. Default true. */
  describe?: boolean | undefined
  /** Replaces a row or a card. One that throws is replaced by ours, alone. */
  components?:
    | {
        Row?: ComponentType<ConnectionRowProps> | undefined
        Card?: ComponentType<IntegrationCardProps> | undefined
      }
    | undefined
  /** Where menus and dialogs are drawn; default the end of `body`. */
  container?: HTMLElement | null | undefined
  /** Where "Sign in" leads when the person is signed out; without it there is no such link. */
  signInHref?: string | undefined
  className?: string | undefined
  id?: string | undefined
  onConnect?: ((connection: Connection, integration: Integration | undefined) => void) | undefined
  onReconnect?: ((connection: Connection) => void) | undefined
  onDisconnect?: ((connection: Connection) => void) | undefined
  /** A disconnect was undone. */
  onUndo?: ((connection: Connection) => void) | undefined
  onRename?: ((connection: Connection) => void) | undefined
  /** Something that a person asked for failed, or the lists could not be loaded: once, not at each retry. */
  onError?: ((error: Error) => void) | undefined
  /** The person wishes for an app that is not listed. Without it the offer is not drawn. */
  onRequestIntegration?: ((wish: string) => void) | undefined
  onSignedOut?: (() => void) | undefined
}
