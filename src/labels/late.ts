/** Groups of words that menus, dialogs and screens say, all of them or some: they come with those. */
const LATE = [
  'menu',
  'disconnect',
  'undo',
  'rename',
  'details',
  'connectScreen',
  'fixAll',
  'describe',
  'error',
] as const

export type LateGroup = (typeof LATE)[number]

const LATE_WORDS = ['action.close', 'action.cancelDialog', 'action.save', 'time.never']

/** Whether the word at this path, or the group, may come late. */
export const comesLate = (path: string): boolean =>
  LATE_WORDS.includes(path) || LATE.some((group) => path.split('.')[0] === group)
