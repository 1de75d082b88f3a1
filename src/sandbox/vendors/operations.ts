import type { CatalogueApp } from '../catalogue/index.js'
import { collectionsOf } from './collectionsOf.js'
import type { Collection, FieldSchema, Verb } from './VendorApi.js'

/** Something that can be done with an app: what a ready-made action is made of. */
export interface Operation {
  /** `create-contact`. */
  readonly key: string
  readonly name: string
  readonly description: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly inputSchema: object
  readonly outputSchema: object
}

const DEFAULT_VERBS: readonly Verb[] = ['create', 'list', 'find', 'update']

/** By collection, of which there are few: thousands of apps share them. */
const made = new WeakMap<Collection, readonly Operation[]>()

/** All that can be done with an app. Made when first asked for. */
export const operationsOf = (app: CatalogueApp): readonly Operation[] =>
  collectionsOf(app).flatMap(onCollection)

function onCollection(collection: Collection): readonly Operation[] {
  const known = made.get(collection)
  if (known) return known
  const operations = (collection.verbs ?? DEFAULT_VERBS).map((verb) => MAKE[verb](collection))
  made.set(collection, operations)
  return operations
}

const MAKE: Readonly<Record<Verb, (collection: Collection) => Operation>> = {
  create: (collection) => {
    const verb = collection.make ?? 'create'
    return {
      key: `${verb}-${collection.one}`,
      name: sentence(`${verb} ${words(collection.one)}`),
      description: `${sentence(verb)}s ${article(collection)}.`,
      method: 'POST',
      path: `/${collection.name}`,
      inputSchema: objectSchema(collection.fields, collection.required),
      outputSchema: recordSchema(collection),
    }
  },
  list: (collection) => ({
    key: `list-${plural(collection)}`,
    name: sentence(`list ${words(plural(collection))}`),
    description: `Lists ${words(plural(collection))}, the newest first.`,
    method: 'GET',
    path: `/${collection.name}`,
    inputSchema: objectSchema({
      search: { type: 'string', title: 'Search' },
      limit: { type: 'integer', title: 'How many', minimum: 1, maximum: 100, default: 20 },
    }),
    outputSchema: {
      type: 'object',
      properties: {
        [collection.name]: { type: 'array', items: recordSchema(collection) },
        total: { type: 'integer' },
      },
    },
  }),
  find: (collection) => ({
    key: `find-${collection.one}`,
    name: sentence(`find ${words(collection.one)} by id`),
    description: `Finds ${article(collection)} by its id.`,
    method: 'GET',
    path: `/${collection.name}/{id}`,
    inputSchema: objectSchema({ id: { type: 'string', title: 'Id', minLength: 1 } }, ['id']),
    outputSchema: recordSchema(collection),
  }),
  update: (collection) => ({
    key: `update-${collection.one}`,
    name: sentence(`update ${words(collection.one)}`),
    description: `Changes some fields of ${article(collection)}.`,
    method: 'PATCH',
    path: `/${collection.name}/{id}`,
    inputSchema: objectSchema(
      { id: { type: 'string', title: 'Id', minLength: 1 }, ...withoutDefaults(collection) },
      ['id'],
    ),
    outputSchema: recordSchema(collection),
  }),
  delete: (collection) => ({
    key: `delete-${collection.one}`,
    name: sentence(`delete ${words(collection.one)}`),
    description: `Deletes ${article(collection)} for good.`,
    method: 'DELETE',
    path: `/${collection.name}/{id}`,
    inputSchema: objectSchema({ id: { type: 'string', title: 'Id', minLength: 1 } }, ['id']),
    outputSchema: { type: 'object', properties: {} },
  }),
}

const objectSchema = (
  properties: Readonly<Record<string, FieldSchema>>,
  required: readonly string[] = [],
): object => ({ type: 'object', properties, ...(required.length > 0 ? { required } : {}) })

const recordSchema = ({ fields }: Collection): object =>
  objectSchema({
    id: { type: 'string' },
    ...fields,
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
  })

/** A default in an update would overwrite what is there. */
const withoutDefaults = ({ fields }: Collection): Readonly<Record<string, FieldSchema>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const copy: { -readonly [Key in keyof FieldSchema]: FieldSchema[Key] } = { ...field }
      delete copy.default
      return [name, copy]
    }),
  )

const words = (key: string): string => key.replaceAll('-', ' ')
const plural = ({ one }: Collection): string => `${one}s`
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const article = ({ one }: Collection): string => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${words(one)}`
