export { membrane } from './membrane.js'
export type { ActPluginOptions, MembranePluginOptions, SandboxPluginOptions } from './options.js'
