export { createTestMembrane } from './createTestMembrane.js'
export type { TestMembrane, TestMembraneOptions } from './createTestMembrane.js'
export type { Sandbox, SandboxOptions } from '../sandbox/index.js'
