const cache = new Map<string, unknown>()

/** Makes what is slow to make, such as a formatter of `Intl`, once for each key. A key names the kind of thing, too. */
export function once<Value extends object>(key: string, make: () => Value): Value {
  if (!cache.has(key)) cache.set(key, make())
  return cache.get(key) as Value
}
