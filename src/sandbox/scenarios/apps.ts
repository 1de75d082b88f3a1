import { catalogue, makeApp, type CatalogueApp } from '../catalogue/index.js'

/** What a workspace starts with: the first two dozen that need no generated connector. */
const OFFERED = 24

let offered: readonly CatalogueApp[] | undefined

export function offeredApps(): readonly CatalogueApp[] {
  return (offered ??= catalogue.filter(({ needsGeneration }) => !needsGeneration).slice(0, OFFERED))
}

/** The app at a place among those offered with this way to sign in; makes one up rather than fail. */
export function offeredApp(index: number, authType?: CatalogueApp['authType']): CatalogueApp {
  const apps = offeredApps().filter((app) => authType === undefined || app.authType === authType)
  return apps[index % apps.length] ?? makeApp(index)
}
