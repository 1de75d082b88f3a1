/** One page of a list. `cursor` is absent (or empty) on the last page; it is opaque. */
export interface Page<Item> {
  items: Item[]
  cursor?: string
}

/** What every list takes. `limit` is 1 to 1000; a `cursor` of `0` means from the start. */
export interface PageQuery {
  limit?: number
  cursor?: string
}
