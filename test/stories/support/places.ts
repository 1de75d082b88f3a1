import type { Seen } from './seen.js'

/**
 * The elements that the second column of a table of attributes speaks of: those with a class, also only inside of
 * another; `*` has no class of its own.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  roots: ['membrane-root'],
  badges: ['membrane-badge'],
  rows: ['membrane-row'],
  notices: ['membrane-row-notice'],
  'notes of cards': ['membrane-card-note'],
  'the undo bar': ['membrane-undo', 'membrane-button'],
  buttons: ['membrane-button'],
  'the menu’s button': ['membrane-button'],
  'entries of a menu': ['membrane-menu-item'],
  dialogs: ['membrane-dialog'],
  cards: ['membrane-card'],
  'regions of the page': ['membrane-region'],
  'the search': ['membrane-search'],
  'the region': ['membrane-region'],
  'what the page says': ['membrane-empty', 'membrane-error', 'membrane-dialog-failure'],
  logos: ['membrane-logo'],
  skeletons: ['membrane-skeletons', 'membrane-bone'],
  'chunks of a list': ['membrane-chunk'],
  '“Show more apps”': ['membrane-more'],
  'the live region': ['membrane-hidden'],

  'form fields': ['membrane-field'],
  controls: ['membrane-input', 'membrane-check *'],
  'groups and lists': ['membrane-field'],
  'what is wrong with the whole': ['membrane-form membrane-field-flaw'],
  'entries of a list': ['membrane-entry'],
  forms: ['membrane-form'],
  'the choice of an account': ['membrane-picker'],
  accounts: ['membrane-account'],
  outcomes: ['membrane-outcome'],
  'the status of a run': ['membrane-log-status membrane-badge'],
  'why a run failed': ['membrane-step *', 'membrane-failure'],
}

/** @throws {Error} when no such place is known here. */
export function placeCalled(name: string): readonly string[] {
  const found = places[name]
  if (!found) throw new Error(`This test does not know where "${name}" is.`)
  return found
}

/** Whether an element is at one of these. */
export const isAt = ({ classes, within }: Seen, place: readonly string[]): boolean =>
  place.some((selector) => {
    const [own = '', around] = selector.split(' ').toReversed()
    const isIt = own === '*' ? classes.length === 0 : classes.includes(own)
    return isIt && (around === undefined || within.includes(around))
  })
