export { toNodeListener } from './toNodeListener.js'

export type { Fetch } from '../api/fetch.js'
export type { NodeListener, NodeListenerOptions } from './toNodeListener.js'
