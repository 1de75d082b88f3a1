import { MembraneError } from '../../core/errors.js'

/** Nothing was opened: a page has one connect screen at a time. */
export const busyError = (): MembraneError =>
  new MembraneError(
    'conflict',
    'Another app is being connected. Finish that, or close its screen, then try again.',
  )
