/**
 * Membrane's error body, also found nested in connections (`errors`, `requestError`).
 *
 * `type` and `key` name the class of the error (`bad_request` / `not_found`, `connection` /
 * `access_token_expired`, …); new values may appear at any time.
 */
export interface ErrorData {
  message: string
  type?: string
  key?: string
  data?: unknown
  causedByError?: ErrorData
  /** At the top level of a failed `/act` only. */
  actionRunId?: string
  code?: string
}
