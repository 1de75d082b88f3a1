/** What a consent page says it allows, by the app's first category. */
const BY_CATEGORY: Readonly<Record<string, readonly [string, string]>> = {
  CRM: ['Read contacts, companies and deals', 'Create and update records, write to contacts'],
  Mail: ['Read and send mail as this account', 'See labels and contacts'],
  Messaging: ['Post messages to channels you choose', 'See the names of channels and members'],
  Files: ['Read files and folders', 'Upload and rename files'],
  Documents: ['Search and read documents', 'Create and edit documents'],
  Support: ['Read tickets and customers', 'Reply and change the status'],
  Finance: ['Read invoices, payments and customers', 'Create drafts of invoices'],
  'Project management': ['Read projects and tasks', 'Create and update tasks'],
  Marketing: ['Read campaigns and audiences', 'Add people to lists'],
  Calendar: ['See events and free times', 'Create and move events'],
  'Developer tools': ['Read projects and their history', 'Create issues and comments'],
  HR: ['Read people and teams', 'Update absences'],
  Analytics: ['Read reports', 'Send events'],
  'E-commerce': ['Read orders, products and customers', 'Update stock and deliveries'],
}

export function permissionsOf(categories: readonly string[] = []): readonly string[] {
  const known = categories.map((category) => BY_CATEGORY[category]).find((pair) => pair !== undefined)
  return known ?? ['Read your data', 'Create and update records']
}
