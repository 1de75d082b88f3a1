'use client'
/** The chunk that is fetched on pointing at a Connect button, or on the first call of the client. */
export { prepare } from './prepare.js'
export { replay } from './replay.js'
export { runConnect } from './runConnect.js'
