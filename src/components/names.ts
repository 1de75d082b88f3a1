import type { Speech } from './labels.js'

/** How an account is named in one breath with its app; once, when the one holds the other. */
export function accountName({ labels, say }: Speech, account: string, app: string): string {
  return account.toLocaleLowerCase().includes(app.toLocaleLowerCase())
    ? account
    : say(labels.account, { account, app })
}
