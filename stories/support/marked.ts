import type { Labels } from 'react-membrane'
import type { ActionLabels } from 'react-membrane/actions'
import { en as actionWords } from 'react-membrane/actions/labels/en'
import { en as pageWords } from 'react-membrane/labels/en'

/**
 * The language of the marked words: no story speaks it and nothing of ours is written in it, and its digits are wide ones. So what
 * `Intl` says in the words' language differs from what is written down somewhere.
 */
const LOCALE = 'fi-u-nu-fullwide'

/** What a label says in brackets, what is filled in outside of them: "⟦Disconnect ⟧{account}⟦?⟧". */
const mark = (word: string) => word.replace(/[^{}]+(?![^{]*\})/g, '⟦$&⟧')

const markAll = (key: string, word: unknown) =>
  typeof word !== 'string' ? word : key === 'locale' ? LOCALE : mark(word)

/** Every word of the page, marked: what a person can read besides is data, or a fault. */
export const markedPage: Labels = JSON.parse(JSON.stringify(pageWords), markAll)
/** Every word of the actions' parts, marked. */
export const markedActions: ActionLabels = JSON.parse(JSON.stringify(actionWords), markAll)
