import { catalogue, makeApp, type CatalogueApp } from './catalogue/index.js'

/**
 * Connectors that can be connected by key besides the catalogue's invented apps: the keys that Membrane's guide
 * uses in its samples. They have a plain name and a letter for a logo.
 */
const GUIDE_KEYS = ['hubspot', 'gmail', 'slack', 'github', 'notion']

/** Every app the workspace could use: the catalogue, or as many as a scenario makes up. */
export interface AppDirectory {
  readonly apps: readonly CatalogueApp[]
  byKey(key: string): CatalogueApp | undefined
  /** By `cnr_…` or `app_…`. */
  byId(id: string): CatalogueApp | undefined
  /** By the uuid of the external app, which its connector shares. */
  byUuid(uuid: string): CatalogueApp | undefined
}

/** Built when it is first read: 10,000 apps cost nothing until someone looks. */
export function createDirectory(count = catalogue.length): AppDirectory {
  let apps: CatalogueApp[] | undefined
  let keys: Map<string, CatalogueApp> | undefined
  const all = () =>
    (apps ??= Array.from({ length: Math.max(count, catalogue.length) }, (_, index) => makeApp(index)))
  const byKey = (key: string) => {
    keys ??= new Map([...GUIDE_KEYS.map((name) => genericApp(name)), ...all()].map((app) => [app.key, app]))
    return keys.get(key)
  }
  return {
    get apps() {
      return all()
    },
    byKey,
    byUuid: (uuid) => all().find((_, place) => appUuid(place) === uuid),
    byId: (id) => (/^(cnr|app)_/.test(id) ? byKey(id.slice(4)) : undefined),
  }
}

/** Ids of connectors and external apps are derived from the key, so that they hold across worlds. */
export const connectorId = (app: CatalogueApp): string => `cnr_${app.key}`
export const externalAppId = (app: CatalogueApp): string => `app_${app.key}`

/** By the app's place in the directory. */
export const appUuid = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`

/** An app for a key that nobody drew one for. */
export function genericApp(key: string, name = titled(key), more: Partial<CatalogueApp> = {}): CatalogueApp {
  return {
    key,
    name,
    description: `Connect ${name}`,
    categories: ['Other'],
    authType: 'oauth2',
    logoUri: letterLogo(name),
    accountExample: 'ops@acme.test',
    canTest: true,
    canRefreshCredentials: true,
    ...more,
  }
}

/** `our-company wiki` becomes `Our Company Wiki`. */
export function titled(text: string): string {
  return text
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

function letterLogo(name: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0]?.toUpperCase() ?? '?'
  const hue = Array.from(name).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0) * 31, 0) % 360
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">' +
    `<rect width="48" height="48" rx="12" fill="hsl(${hue} 55% 45%)"/>` +
    '<text x="24" y="33" font-family="system-ui,sans-serif" font-size="26" font-weight="600" ' +
    `text-anchor="middle" fill="#fff">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
