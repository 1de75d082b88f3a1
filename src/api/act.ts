/** A request to the external app itself, in its own terms. */
export interface ActApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
  query?: Record<string, string | number | boolean>
}

/** What `POST /act` takes: exactly one of `key`, `id`, `api` and `code`. */
export interface ActRequest {
  /** One of the workspace's actions. */
  key?: string
  /** Any action, of the catalogue too. */
  id?: string
  /** Needs a connection. */
  api?: ActApiCall
  /** A CommonJS module that exports a function. Needs a connection. */
  code?: string
  connectionId?: string
  connectionKey?: string
  integrationId?: string
  integrationKey?: string
  /** What the action takes. */
  input?: unknown
  /** Stored on the run's log. */
  meta?: Record<string, unknown>
}

/** What an action gave. */
export interface ActResult {
  output?: unknown
  actionRunId?: string
}
