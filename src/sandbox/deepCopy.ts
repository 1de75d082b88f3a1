/** A deep copy of plain data, so that nobody outside changes what is inside. */
export function deepCopy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => deepCopy(item)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepCopy(item)])) as Value
}
