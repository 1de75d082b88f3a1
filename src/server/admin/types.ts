/** Settings of a workspace that decide what exists without anybody making it (membrane-api 13.1). New ones may appear. */
export interface WorkspaceFlags {
  /** Action discovery covers universal actions over every integration of the catalogue. */
  useMembraneUniverse?: boolean
  /** Integrations appear on demand for connectors of the catalogue. */
  autoGenerateIntegrationsFromConnectors?: boolean
  /** The same for external apps. */
  autoGenerateIntegrationsFromExternalApps?: boolean
  /** The same for apps found on the web. */
  autoGenerateIntegrationsFromWebSearch?: boolean
  enableApiLogs?: boolean
  enableActionRunLogs?: boolean
  enableWebhookLogs?: boolean
  disableSecretKeyAuth?: boolean
  useRemoteRepository?: boolean
}

/** A workspace, as far as it is of use here. */
export interface WorkspaceRecord {
  id: string
  key: string
  name?: string
  type?: string
  isReadOnly?: boolean
  webhookUri?: string
  settings: WorkspaceFlags & Readonly<Record<string, unknown>>
  [field: string]: unknown
}

/** One parameter of an integration. */
export interface IntegrationParameter {
  name: string
  type?: string
  description?: string
  required?: boolean
  default?: unknown
}

/** By name. */
export type IntegrationParameters = Readonly<Record<string, IntegrationParameter>>
