import type { CatalogueApp } from './CatalogueApp.js'
import type { GlyphName } from './glyphs.js'
import { logoUri, type LogoStyle } from './logo.js'
import { schemas, type SchemaName } from './schemas.js'

interface Extras {
  readonly input?: SchemaName
  readonly needsGeneration?: boolean
  /** Default true; an account that cannot be tested has no Test button. */
  readonly canTest?: boolean
}

function app(
  name: string,
  description: string,
  categories: string,
  logo: readonly [GlyphName, LogoStyle, string, string],
  accountExample: string,
  { input, needsGeneration, canTest = true }: Extras = {},
): CatalogueApp {
  const [glyph, style, a, b] = logo
  return {
    key: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    name,
    description,
    categories: categories.split(', '),
    authType: input ? 'client-credentials' : 'oauth2',
    logoUri: logoUri({ glyph, style, colours: [a, b] }),
    accountExample,
    ...(input ? { inputSchema: schemas[input] } : {}),
    ...(needsGeneration ? { needsGeneration } : {}),
    canTest,
    canRefreshCredentials: !input,
  }
}

/** The invented apps that every scenario draws on, one per line. No name, and no logo, belongs to anybody. */
// prettier-ignore
export const catalogue: readonly CatalogueApp[] = [
  app('Dealwren', 'Deals, contacts and follow-ups for sales teams', 'CRM', ['bars', 'blend', '#ff7a45', '#e5484d'], 'Acme Inc'),
  app('Orvanta CRM', 'One record for every customer conversation', 'CRM, Support', ['cloud', 'bare', '#0a84d6', '#6cc4f5'], 'Acme Inc'),
  app('Pipelark', 'A sales pipeline that fills itself in', 'CRM', ['bird', 'solid', '#0f766e', '#7fe3c8'], 'Acme Sales'),
  app('Kliento', 'Client relationships for agencies', 'CRM', ['rings', 'light', '#5b3df5', '#ff8fab'], 'ops@acme.test', { canTest: false }),
  app('Foldmark', 'Account planning for enterprise sellers', 'CRM', ['peaks', 'dark', '#f5f5f4', '#f59e0b'], 'Acme Inc', { input: 'apiKeyAndSubdomain' }),

  app('Plumepost', 'Mail, calendars and contacts for work', 'Mail, Calendar', ['envelope', 'light', '#e5484d', '#ffb4a8'], 'ana@acme.test'),
  app('Larkmail', 'Fast shared inboxes', 'Mail', ['envelope', 'blend', '#3e63dd', '#7c66dc'], 'support@acme.test'),
  app('Inkletter', 'Newsletters people open', 'Mail, Marketing', ['plane', 'disc', '#1f2937', '#9ca3af'], 'news@acme.test', { input: 'apiKey' }),
  app('Sendwick', 'Transactional mail with delivery reports', 'Mail, Developer tools', ['plane', 'bare', '#12a594', '#0b6e63'], 'Acme production', { input: 'apiKeyAndRegion' }),
  app('Mailgrove', 'Campaigns and audiences', 'Mail, Marketing', ['leaf', 'solid', '#30a46c', '#c5f0d6'], 'Acme Marketing'),

  app('Murmur Rooms', 'Team chat in calm channels', 'Messaging', ['quarters', 'light', '#8e4ec6', '#f76b15'], 'Acme workspace'),
  app('Threadfin', 'Threads first, notifications last', 'Messaging', ['chats', 'bare', '#0d74ce', '#8ec8f6'], 'Acme workspace'),
  app('Huddlewise', 'Video meetings and rooms', 'Messaging, Calendar', ['bubble', 'solid', '#2563eb', '#fff'], 'ana@acme.test'),
  app('Pingmoor', 'On-call alerts that reach somebody', 'Messaging, Developer tools', ['signal', 'dark', '#46c46e', '#d7f5df'], 'Acme on-call', { input: 'apiKey' }),
  app('Loopline', 'Text messages and voice calls by API', 'Messaging', ['rings', 'disc', '#ce2c31', '#ffc9c9'], 'Acme Inc', { input: 'clientSecret' }),

  app('Stowbay', 'Files in sync on every device', 'Files', ['folder', 'blend', '#2f8cf0', '#1746c9'], 'ana@acme.test'),
  app('Cratefield', 'Governed file storage for companies', 'Files', ['cube', 'bare', '#3b82f6', '#1e3a8a'], 'Acme Inc'),
  app('Vaultree', 'Encrypted folders for sensitive work', 'Files', ['lock', 'dark', '#facc15', '#fff'], 'legal@acme.test'),
  app('Driftdrive', 'Shared drives for studios', 'Files', ['layers', 'light', '#f5b400', '#3fa34d'], 'Acme Studio'),
  app('Shelfwise', 'A media library with rights and versions', 'Files, Marketing', ['columns', 'solid', '#7c2d5e', '#f9a8d4'], 'Acme Brand', { needsGeneration: true }),

  app('Papyra', 'Docs, wikis and small databases', 'Documents', ['page', 'light', '#111827', '#9ca3af'], 'Acme workspace'),
  app('Quillbase', 'Structured documents with an API', 'Documents, Developer tools', ['notebook', 'blend', '#a144af', '#6e56cf'], 'Acme Docs'),
  app('Wikiloom', 'A company wiki that stays current', 'Documents', ['ribbon', 'bare', '#2563eb', '#93c5fd'], 'Acme Wiki'),
  app('Gridnote', 'Spreadsheets that act like a database', 'Documents, Project management', ['matrix', 'solid', '#18794e', '#b4f0cf'], 'ana@acme.test'),
  app('Signfold', 'Contracts signed without printing', 'Documents', ['tick', 'disc', '#4338ca', '#a5b4fc'], 'legal@acme.test'),

  app('Helpwren', 'Tickets and a help centre in one', 'Support', ['buoy', 'solid', '#03363d', '#8fe3b8'], 'Acme Support'),
  app('Deskoria', 'Omnichannel customer service', 'Support, CRM', ['bubble', 'blend', '#12b5cb', '#1d6fe0'], 'Acme Support'),
  app('Caseharbor', 'Case management for service desks', 'Support', ['layers', 'dark', '#7dd3fc', '#38bdf8'], 'Acme IT', { input: 'apiKeyAndSubdomain' }),
  app('Replyfield', 'Live chat for your site', 'Support, Messaging', ['chats', 'light', '#f76b15', '#ffcc99'], 'acme.test'),
  app('Fieldhelm', 'Dispatch for technicians on the road', 'Support', ['pin', 'bare', '#d6409f', '#fff'], 'Acme Field', { needsGeneration: true, canTest: false }),

  app('Ledgerlark', 'Bookkeeping and bank feeds', 'Finance', ['ledger', 'blend', '#13b5ea', '#0b7fb3'], 'Acme Inc'),
  app('Tallyoak', 'Accounting for growing companies', 'Finance', ['pie', 'solid', '#166534', '#86efac'], 'Acme Holding'),
  app('Billhaven', 'Subscriptions and invoices', 'Finance', ['card', 'blend', '#6d5ef9', '#37c8e8'], 'Acme live', { input: 'apiKey' }),
  app('Coinmere', 'Expenses and company cards', 'Finance, HR', ['coins', 'light', '#e0850a', '#ffd58a'], 'finance@acme.test'),
  app('Payfern', 'Payments for shops and platforms', 'Finance, E-commerce', ['waves', 'bare', '#0b5cff', '#7cc0ff'], 'Acme live', { input: 'clientSecret' }),
  app('Procurio', 'Purchase orders and approvals', 'Finance', ['check', 'dark', '#fff', '#a78bfa'], 'Acme Purchasing', { canTest: false }),

  app('Linework', 'Issues and cycles for product teams', 'Project management', ['burst', 'dark', '#a5b4fc', '#6366f1'], 'ops@acme.test'),
  app('Taskmoor', 'Tasks, lists and goals', 'Project management', ['check', 'light', '#e5484d', '#ffb3b5'], 'Acme Projects'),
  app('Kanbarro', 'Boards for every kind of work', 'Project management', ['columns', 'blend', '#2f7bf6', '#1c4fd6'], 'Acme boards'),
  app('Planwick', 'Timelines and workload', 'Project management', ['quarters', 'bare', '#fb5779', '#ffb020'], 'Acme Delivery'),
  app('Milestead', 'Roadmaps customers can follow', 'Project management, Support', ['peaks', 'solid', '#b45309', '#fde68a'], 'Acme Roadmap', { needsGeneration: true }),

  app('Bloomcast', 'Social posts, planned and measured', 'Marketing', ['petals', 'light', '#e93d82', '#f9b4d0'], '@acme'),
  app('Reachwell', 'Ads across networks from one place', 'Marketing', ['horn', 'solid', '#0b68cb', '#bfdcff'], 'Acme Ads'),
  app('Formfern', 'Forms and surveys with good manners', 'Marketing, Support', ['ring', 'disc', '#262627', '#ff9f6b'], 'Acme forms'),
  app('Leadlantern', 'Finds and enriches prospects', 'Marketing, CRM', ['target', 'blend', '#f97316', '#db2777'], 'Acme Growth', { input: 'apiKey' }),
  app('Landloft', 'Landing pages without a developer', 'Marketing', ['gem', 'bare', '#6e56cf', '#c4b5fd'], 'acme.test'),

  app('Daymark', 'Shared calendars for teams', 'Calendar', ['calendar', 'light', '#1a73e8', '#fff'], 'ana@acme.test'),
  app('Slotwise', 'Booking pages that respect your day', 'Calendar', ['clock', 'blend', '#0069ff', '#00a2ff'], 'ana@acme.test'),
  app('Meetfern', 'Rooms, desks and visitors', 'Calendar, HR', ['leaf', 'dark', '#86efac', '#16a34a'], 'Acme HQ', { input: 'apiKeyAndRegion' }),
  app('Almanacky', 'Holidays and time zones, worked out', 'Calendar, HR', ['crescent', 'disc', '#312e81', '#fcd34d'], 'Acme Inc'),

  app('Branchery', 'Code hosting and reviews', 'Developer tools', ['branch', 'dark', '#fff', '#f97583'], 'acme-inc'),
  app('Commitry', 'Repositories and pipelines', 'Developer tools', ['gem', 'light', '#0d9488', '#5eead4'], 'acme-inc'),
  app('Buildkiln', 'Builds and tests in clean machines', 'Developer tools', ['terminal', 'solid', '#343a46', '#7ee787'], 'build.acme.test', { input: 'server' }),
  app('Tracepine', 'Errors with the line that caused them', 'Developer tools, Analytics', ['pulse', 'blend', '#54317f', '#362d59'], 'acme-inc'),
  app('Deploystead', 'From a push to production', 'Developer tools', ['bolt', 'disc', '#111', '#fff'], 'acme-inc'),
  app('Hookrelay', 'Webhooks received, kept and replayed', 'Developer tools', ['code', 'bare', '#0ea5e9', '#f43f5e'], 'Acme production', { input: 'apiKey' }),

  app('Peoplefold', 'People records and onboarding', 'HR', ['people', 'solid', '#5b8c16', '#d5f0a5'], 'Acme People'),
  app('Hirewren', 'Hiring from advert to offer', 'HR', ['badge', 'blend', '#24a47f', '#14715c'], 'Acme Talent', { input: 'apiKey' }),
  app('Payrollo', 'Payroll in forty countries', 'HR, Finance', ['coins', 'disc', '#f4573a', '#ffd0c2'], 'Acme Inc', { canTest: false }),
  app('Leavewise', 'Time off, requested and approved', 'HR, Calendar', ['crescent', 'light', '#7c3aed', '#fbbf24'], 'Acme People'),
  app('Skillorchard', 'Courses and certificates for teams', 'HR', ['layers', 'bare', '#c2410c', '#fb923c'], 'Acme Academy', { needsGeneration: true }),

  app('Metricmoss', 'Product analytics by event', 'Analytics', ['bars', 'dark', '#a3e635', '#65a30d'], 'Acme production', { input: 'apiKeyAndRegion' }),
  app('Funnelpine', 'Where visitors stop, and why', 'Analytics, Marketing', ['funnel', 'blend', '#f59e0b', '#ef6c1a'], 'acme.test'),
  app('Graphmoor', 'Dashboards over your warehouse', 'Analytics', ['matrix', 'light', '#2563eb', '#f59e0b'], 'Acme warehouse', { input: 'server' }),
  app('Insightry', 'Questions to your data in plain words', 'Analytics', ['orbit', 'solid', '#1e1b4b', '#a5b4fc'], 'Acme Data'),

  app('Shopfern', 'Online shops of every size', 'E-commerce', ['bag', 'solid', '#6ca12f', '#fff'], 'acme-store'),
  app('Cartmoor', 'Headless commerce for developers', 'E-commerce, Developer tools', ['cube', 'dark', '#e879f9', '#a21caf'], 'Acme Store EU', { input: 'clientSecret' }),
  app('Stockwren', 'Stock levels across warehouses', 'E-commerce', ['box', 'blend', '#c08a4a', '#8f5e26'], 'Acme Warehouse'),
  app('Parcelo', 'Labels and tracking for every carrier', 'E-commerce', ['box', 'bare', '#0f766e', '#5eead4'], 'Acme Shipping', { input: 'apiKey' }),
  app('Tagmarket', 'Sell on marketplaces from one stock', 'E-commerce, Marketing', ['tag', 'disc', '#be185d', '#fff'], 'Acme Marketplace'),
]
