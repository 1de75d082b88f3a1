/** Words that mean the same to who looks for an action. */
const SAME: Readonly<Record<string, string>> = {
  email: 'message',
  mail: 'message',
  post: 'message',
  text: 'message',
  dm: 'message',
  notification: 'message',
  lead: 'contact',
  person: 'contact',
  people: 'contact',
  customer: 'contact',
  task: 'issue',
  bug: 'issue',
  todo: 'issue',
  document: 'page',
  doc: 'page',
  meeting: 'event',
  appointment: 'event',
  opportunity: 'deal',
  add: 'create',
  new: 'create',
  make: 'create',
  open: 'create',
  write: 'send',
  reply: 'send',
  notify: 'send',
  show: 'list',
  all: 'list',
  get: 'find',
  search: 'list',
  read: 'find',
  change: 'update',
  edit: 'update',
  rename: 'update',
  remove: 'delete',
  repository: 'repo',
  pr: 'pull',
}

const IGNORED = new Set([
  'a',
  'an',
  'the',
  'to',
  'of',
  'in',
  'my',
  'our',
  'by',
  'and',
  'it',
  'its',
  'for',
  'with',
])

/** How many words of an intent each item has, the best first; equals keep their order. */
export function rank<Item>(
  items: readonly Item[],
  intent: string,
  textOf: (item: Item) => string,
): { item: Item; score: number }[] {
  const wanted = wordsOf(intent)
  return items
    .map((item) => {
      const words = new Set(wordsOf(textOf(item)))
      return { item, score: wanted.filter((word) => words.has(word)).length }
    })
    .sort((a, b) => b.score - a.score)
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter((word) => !IGNORED.has(word)).map(meaningOf))]
}

function meaningOf(word: string): string {
  const one = word.length > 3 ? word.replace(/s$/, '') : word
  return SAME[one] ?? one
}
