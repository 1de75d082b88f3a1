/** A JSON Schema, as ready-made actions carry it. */
export interface FieldSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  readonly title?: string
  readonly description?: string
  readonly format?: 'email' | 'date' | 'date-time' | 'uri'
  readonly enum?: readonly string[]
  readonly default?: string | number | boolean
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: FieldSchema
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
}

/** One kind of thing that an invented app keeps, such as its contacts. */
export interface Collection {
  /** In paths and answers: `contacts`. */
  readonly name: string
  /** One of them: `contact`. */
  readonly one: string
  readonly fields: Readonly<Record<string, FieldSchema>>
  readonly required: readonly string[]
  /** What can be done with them through ready-made actions. Default: create, list, find, update. */
  readonly verbs?: readonly Verb[]
  /** How making one is called. Default `create`. */
  readonly make?: 'create' | 'send' | 'upload'
  /** What an account has from the start, the newest first. */
  readonly seeds: readonly Readonly<Record<string, unknown>>[]
  /** Older paths that answer the same. */
  readonly aliases?: readonly string[]
}

export type Verb = 'create' | 'list' | 'find' | 'update' | 'delete'

/** What is sent to an app. */
export interface VendorRequest {
  readonly method: string
  /** Begins with a slash; without query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** What the app answers. */
export interface VendorResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}
