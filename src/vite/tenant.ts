import type { TenantAnswer, TenantIdentity } from '../server/index.js'
import type { MembranePluginOptions } from './options.js'

const DEFAULT_TENANT: TenantIdentity = { tenantKey: 'development', name: 'Development' }
const COOKIE = 'react-membrane-tenant'
const PARAMETER = 'tenant'

export interface TenantChoice {
  /** Who is signed in, by the options and what the developer chose in the address. */
  readonly tenant: (request: Request) => TenantAnswer | Promise<TenantAnswer>
  /**
   * The `Set-Cookie` header that keeps a choice, or ends it; `undefined` when there is none to keep.
   *
   * @param isSignedIn Whether somebody is, by that choice.
   */
  readonly remember: (request: Request, isSignedIn: boolean) => string | undefined
}

/**
 * @param options.warn Told when somebody is chosen who is not in the list.
 * @throws {Error} when the tenant is an empty text.
 */
export function tenantChoice({
  tenant,
  tenantSwitch = false,
  warn,
}: MembranePluginOptions & { warn: (sentence: string) => void }): TenantChoice {
  const listed = tenantSwitch === true || tenantSwitch === false ? undefined : tenantSwitch
  const keys = listed?.map(keyOf)
  const fallback = tenant ?? listed?.[0] ?? DEFAULT_TENANT
  if (typeof fallback === 'string' && !fallback.trim())
    throw new Error('react-membrane: tenant is an empty text. Give the key of a tenant, such as "acme".')
  const fixed = (request: Request) => (typeof fallback === 'function' ? fallback(request) : fallback)
  if (tenantSwitch === false) return { tenant: fixed, remember: () => undefined }
  return {
    tenant(request) {
      const said = inAddress(request)
      const key = said ?? inCookie(request)
      if (!key) return fixed(request)
      if (!listed || !keys) return key
      const chosen = listed[keys.indexOf(key)]
      if (chosen !== undefined) return chosen
      // A cookie of another list, or another app.
      if (said === undefined) return fixed(request)
      warn(`?tenant=${key} is none of ${keys.join(', ')}, so nobody is signed in.`)
      return null
    },
    remember(request, isSignedIn) {
      const key = inAddress(request)
      if (key === undefined || (key !== '' && !isSignedIn)) return undefined
      const lifetime = key === '' ? '; Max-Age=0' : ''
      return `${COOKIE}=${encodeURIComponent(key)}; Path=/; HttpOnly; SameSite=Lax${lifetime}`
    },
  }
}

const keyOf = (tenant: string | TenantIdentity) => (typeof tenant === 'string' ? tenant : tenant.tenantKey)

/** What the request's own address says, else that of the page that sent it. */
function inAddress(request: Request): string | undefined {
  const addresses = [request.url, request.headers.get('referer') ?? '']
  const said = addresses.map((address) =>
    URL.canParse(address) ? new URL(address).searchParams.get(PARAMETER) : null,
  )
  return said.find((key) => key !== null)?.trim()
}

function inCookie(request: Request): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const found = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))
  try {
    return found === undefined ? undefined : decodeURIComponent(found.slice(COOKIE.length + 1))
  } catch {
    return undefined
  }
}
