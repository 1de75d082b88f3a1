export { catalogue } from './catalogue.js'
export { makeApp } from './makeApp.js'
export type { CatalogueApp, InputProperty, InputSchema } from './CatalogueApp.js'
