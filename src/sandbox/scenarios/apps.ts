import { catalogue, type CatalogueApp } from '../catalogue/index.js'

let offered: readonly CatalogueApp[] | undefined

/**
 * What a workspace starts with: three quarters of the catalogue. The rest, and apps whose connector has to be
 * generated first, are there to be found as synthetic integrations.
 */
export function offeredApps(): readonly CatalogueApp[] {
  return (offered ??= catalogue
    .filter(({ needsGeneration }) => !needsGeneration)
    .filter((_, index) => index % 4 !== 3))
}

/** @throws {Error} when the workspace does not offer it: a scenario was written for another catalogue. */
export function offeredApp(key: string): CatalogueApp {
  const app = offeredApps().find((each) => each.key === key)
  if (!app) throw new Error(`The catalogue offers no app "${key}"`)
  return app
}
