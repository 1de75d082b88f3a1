'use client'

// One chunk: everything that appears only after somebody did something.
export { FixAll } from '../FixAll.js'
export { connectionKeyFor } from '../model/connection-key.js'
export { PageChanges } from './PageChanges.js'
