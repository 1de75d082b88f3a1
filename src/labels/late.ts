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

/** What only a menu offers, and what only it and the dialogs say besides. */
const LATE_WORDS =
  /^(actionOn\.details|time\.never|doing\.(saving|undoing)|action\.(close|cancelDialog|save)|action(On)?\.(disconnect|test|refresh-credentials|rename|restore|cancel))$/

/** Whether the word at this path, or the group, may come late. */
export const comesLate = (path: string): boolean =>
  LATE_WORDS.test(path) || LATE.some((group) => path.split('.')[0] === group)
