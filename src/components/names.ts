import type { Labels } from '../labels/types.js'
import type { Speech } from './speech.js'

/** How an account is named in one breath with its app; once, when the one holds the other. */
export function accountName(
  { labels, say }: Speech<Pick<Labels, 'account'>>,
  account: string,
  app: string,
): string {
  return account.toLocaleLowerCase().includes(app.toLocaleLowerCase())
    ? account
    : say(labels.account, { account, app })
}

/** The whole of a text that is cut short where there is little room. */
export const titleOf = (text: string): string | undefined => (text.length > 40 ? text : undefined)
