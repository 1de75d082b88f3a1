/**
 * Where the browser that asks has this server, which may be behind a proxy, a container or https: a page's own
 * address where it says it (and is of this server), else what proxies say, else the name it was asked by.
 */
export function publicOrigin(request: Request): string {
  const { headers } = request
  const url = new URL(request.url)
  const hosts = [first(headers.get('x-forwarded-host')), headers.get('host') ?? undefined, url.host]
  const site = headers.get('sec-fetch-site')
  const page = originOf(headers.get('origin')) ?? originOf(headers.get('referer'))
  const isOurs = site === null ? page && hosts.includes(page.host) : site === 'same-origin'
  if (page && isOurs) return page.origin
  const protocol = first(headers.get('x-forwarded-proto'))
  const scheme = protocol === 'https' || protocol === 'http' ? `${protocol}:` : url.protocol
  return originOf(`${scheme}//${hosts[0] ?? url.host}`)?.origin ?? url.origin
}

function originOf(address: string | null): URL | undefined {
  if (address === null || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

/** Each proxy adds its own to the list; the first is the outermost. */
const first = (list: string | null) => list?.split(',')[0]?.trim() || undefined
