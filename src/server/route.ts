import type { Fetch } from '../api/fetch.js'
import { isMembraneError } from '../core/errors.js'
import { corsHeaders, mayCall, toOrigins } from './origin.js'
import { Refusal } from './refusal.js'
import { isSignal } from './signal.js'

/** What every route of this package takes. */
export interface RouteOptions {
  /** Other origins whose pages may ask, such as `https://app.example.com`. Default none. */
  allowedOrigins?: readonly string[] | undefined
  /** Told why a request could not be answered: 500 and above. The answer itself gives nothing away. */
  onError?: ((error: unknown) => void) | undefined
}

/**
 * The walls that all routes share: pages of the same origin only, the right methods only, never cached, and every
 * failure as JSON, `{ code, message }`, without a stack.
 *
 * @throws {MembraneError} `invalid-option` for one of `allowedOrigins` that is none.
 */
export function createRoute(
  methods: readonly string[],
  { allowedOrigins, onError }: RouteOptions,
  answer: Fetch,
): Fetch {
  const allow = methods.join(', ')
  const origins = toOrigins(allowedOrigins)

  function preflight(request: Request): Response {
    const headers = request.headers.get('access-control-request-headers')
    return new Response(null, {
      status: 204,
      headers: {
        allow,
        'access-control-allow-methods': allow,
        ...(headers && { 'access-control-allow-headers': headers }),
      },
    })
  }

  async function pass(request: Request): Promise<Response> {
    if (!mayCall(request, origins)) {
      throw new Refusal(
        403,
        'forbidden',
        'This address answers pages of its own origin only. Name others in allowedOrigins.',
      )
    }
    if (request.method === 'OPTIONS') return preflight(request)
    if (methods.includes(request.method)) return answer(request)
    throw new Refusal(
      405,
      'bad-request',
      `${request.method} is not answered here. Use ${methods.join(' or ')}.`,
      { headers: { allow } },
    )
  }

  function tell(error: unknown): void {
    try {
      onError?.(error)
    } catch {
      // What the host's log throws is no reason to answer nothing.
    }
  }

  function explain(error: unknown): Refusal {
    if (error instanceof Refusal) return error
    const [status, code, message] = isMembraneError(error)
      ? ([503, error.code, error.message] as const)
      : ([500, 'server-error', 'This request could not be answered. Try again.'] as const)
    return new Refusal(status, code, message, { cause: error })
  }

  return async (request) => {
    let response: Response
    try {
      response = await pass(request)
    } catch (error) {
      if (isSignal(error)) throw error
      const refusal = explain(error)
      if (refusal.status >= 500) tell(refusal.cause ?? refusal)
      response = refusal.toResponse()
    }
    for (const [name, value] of Object.entries(corsHeaders(request, origins)))
      response.headers.set(name, value)
    response.headers.set('cache-control', 'no-store')
    response.headers.set('vary', 'Origin, Cookie, Authorization')
    response.headers.set('x-content-type-options', 'nosniff')
    return response
  }
}
