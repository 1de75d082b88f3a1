import type { Operation } from '../vendors/operations.js'

/** What an operation is as an action. */
export const specOf = (operation: Operation) => ({
  name: operation.name,
  description: operation.description,
  type: 'api-request-to-external-app',
  config: { request: { method: operation.method, path: operation.path } },
  inputSchema: operation.inputSchema,
  outputSchema: operation.outputSchema,
})
