/** What a refusal says besides its status, code and sentence. Nothing of it may be a secret. */
export interface RefusalDetails {
  connectionId?: string | undefined
  actionRunId?: string | undefined
  /** What kind of failure it was, in Membrane's words: `type` and `key` of its error. */
  type?: string | undefined
  key?: string | undefined
  headers?: Record<string, string> | undefined
  /** Only for the host's `onError`. */
  cause?: unknown
}

/** An answer that is no success: thrown anywhere inside a route, sent as JSON. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: RefusalDetails

  constructor(status: number, code: string, message: string, { cause, ...details }: RefusalDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.details = details
  }

  toResponse(): Response {
    const { code, message, status } = this
    const { headers = {}, ...known } = this.details
    return Response.json({ code, message, ...known }, { status, headers })
  }
}
