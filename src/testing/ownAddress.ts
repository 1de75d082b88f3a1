/**
 * Test files may run in threads of one process, where modules are loaded anew and yet hear each other's
 * `BroadcastChannel`: counting alone would give two worlds one address.
 */
const run = Math.random().toString(36).slice(2, 10)
let count = 0

/** An address that no other test's sandbox has. */
export const ownAddress = (): string => `https://test-${++count}-${run}.membrane.test`
