/** Credentials that the examples are built with, and that nothing sent to a browser may repeat. */
export const canary = {
  MEMBRANE_WORKSPACE_KEY: 'canary-key-5f0c1b7e',
  MEMBRANE_WORKSPACE_SECRET: 'canary-secret-93d84ea2',
}
