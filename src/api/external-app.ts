import type { PageQuery } from './page.js'

/** A vendor's entry in Membrane's catalogue. */
export interface ExternalApp {
  id: string
  name: string
  key?: string
  appUri?: string
  logoUri?: string
  defaultConnectorId?: string
  categories?: string[]
  popularity?: number
  isConnected?: boolean
}

/** What `GET /external-apps` takes. */
export interface ExternalAppQuery extends PageQuery {
  search?: string
  category?: string
  isConnected?: boolean
  includeArchived?: boolean
}
