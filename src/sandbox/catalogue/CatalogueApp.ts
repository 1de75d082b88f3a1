/** A flat JSON Schema, as `client-credentials` apps ask for what a person types in. */
export interface InputSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, InputProperty>>
  readonly required?: readonly string[]
}

export interface InputProperty {
  readonly type: 'string' | 'number' | 'integer' | 'boolean'
  readonly title?: string
  readonly description?: string
  /** `password` is typed unseen; `uri` and `email` are checked. */
  readonly format?: 'password' | 'uri' | 'email'
  readonly enum?: readonly string[]
  readonly default?: string | number | boolean
  readonly minLength?: number
  readonly pattern?: string
  readonly examples?: readonly string[]
}

/** An invented app of the sandbox's catalogue. */
export interface CatalogueApp {
  readonly key: string
  readonly name: string
  /** One plain line. */
  readonly description: string
  readonly categories: readonly string[]
  readonly authType: 'oauth2' | 'client-credentials'
  /** A `data:image/svg+xml` URI, drawn here. */
  readonly logoUri: string
  /** What an account of this app is called: `ops@acme.test` or `Acme Inc`. */
  readonly accountExample: string
  /** Only with `client-credentials`. */
  readonly inputSchema?: InputSchema
  /** The connector is generated at the first connect, which takes minutes in real life. */
  readonly needsGeneration?: boolean
  readonly canTest?: boolean
  readonly canRefreshCredentials?: boolean
}
