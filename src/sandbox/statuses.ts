/** With these a `Response` takes no body, not even an empty one. */
export const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])
