'use client'

// One chunk: everything that appears only after somebody did something.
export { FixAll } from '../FixAll.js'
export { PageDialogs } from './PageDialogs.js'
export { UndoOffer } from './UndoOffer.js'
