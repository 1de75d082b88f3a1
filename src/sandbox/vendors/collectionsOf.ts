import type { CatalogueApp } from '../catalogue/index.js'
import { campaigns, invoices, measurements, orders, things } from './business.js'
import { channels, letters, mails, posts, tickets } from './conversations.js'
import { contacts, deals, employees } from './people.js'
import type { Collection } from './VendorApi.js'
import { events, files, issues, pages, pullRequests, repositories } from './work.js'

const BY_CATEGORY: Readonly<Record<string, readonly Collection[]>> = {
  CRM: [contacts, deals, letters],
  Mail: [mails],
  Messaging: [posts, channels],
  Files: [files],
  Documents: [pages],
  Support: [tickets],
  Finance: [invoices],
  'Project management': [issues],
  Marketing: [campaigns],
  Calendar: [events],
  'Developer tools': [issues, repositories, pullRequests],
  HR: [employees],
  Analytics: [measurements],
  'E-commerce': [orders],
}

/** The apps of Membrane's guide, whose connectors say nothing of what they are for. */
const OF_THE_GUIDE: Readonly<Record<string, string>> = {
  hubspot: 'CRM',
  gmail: 'Mail',
  slack: 'Messaging',
  github: 'Developer tools',
  notion: 'Documents',
}

/** What an app keeps, by its categories. No name comes twice: of an app for mail and chat, the mails. */
export function collectionsOf(app: CatalogueApp): readonly Collection[] {
  const known = OF_THE_GUIDE[app.key]
  const categories = known === undefined ? app.categories : [known]
  const found = new Map<string, Collection>()
  for (const collection of categories.flatMap((category) => BY_CATEGORY[category] ?? []))
    if (!found.has(collection.name)) found.set(collection.name, collection)
  return found.size > 0 ? [...found.values()] : [things]
}
