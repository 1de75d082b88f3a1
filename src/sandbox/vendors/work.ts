import type { Collection } from './VendorApi.js'

/** What apps in which work is planned and kept hold. */

export const issues: Collection = {
  name: 'issues',
  one: 'issue',
  required: ['title'],
  fields: {
    title: { type: 'string', title: 'Title', minLength: 1 },
    text: { type: 'string', title: 'Description' },
    assignee: { type: 'string', title: 'Assignee', format: 'email' },
    priority: { type: 'integer', title: 'Priority', description: '1 is first.', minimum: 1, maximum: 5 },
    dueDate: { type: 'string', title: 'Due', format: 'date' },
    labels: { type: 'array', title: 'Labels', items: { type: 'string' } },
  },
  seeds: [
    { title: 'Exports time out above 10,000 rows', priority: 1, labels: ['bug'] },
    { title: 'Dark mode for reports', priority: 3, labels: ['idea'] },
  ],
}

export const repositories: Collection = {
  name: 'repos',
  one: 'repo',
  required: ['name'],
  fields: {
    name: { type: 'string', title: 'Name' },
    private: { type: 'boolean', title: 'Private', default: true },
  },
  verbs: ['create', 'list'],
  seeds: [
    { name: 'website', private: false },
    { name: 'api', private: true },
  ],
  aliases: ['/user/repos'],
}

export const pullRequests: Collection = {
  name: 'pulls',
  one: 'pull-request',
  required: ['title', 'branch'],
  fields: {
    title: { type: 'string', title: 'Title' },
    branch: { type: 'string', title: 'Branch' },
    text: { type: 'string', title: 'Description' },
    draft: { type: 'boolean', title: 'Draft', default: false },
  },
  verbs: ['create', 'list'],
  seeds: [{ title: 'Cache the exchange rates', branch: 'rates', draft: false }],
}

export const files: Collection = {
  name: 'files',
  one: 'file',
  required: ['name', 'content'],
  make: 'upload',
  fields: {
    name: { type: 'string', title: 'File name', minLength: 1 },
    content: { type: 'string', title: 'Content', description: 'Text, or base64 for anything else.' },
    folder: { type: 'string', title: 'Folder', default: '/' },
  },
  verbs: ['create', 'list', 'find', 'delete'],
  seeds: [
    { name: 'plan.txt', content: 'Three goals for the year', folder: '/' },
    { name: 'logo.svg', content: '<svg/>', folder: '/brand' },
  ],
}

export const pages: Collection = {
  name: 'pages',
  one: 'page',
  required: ['title'],
  fields: {
    title: { type: 'string', title: 'Title', minLength: 1 },
    text: { type: 'string', title: 'Text' },
    parentId: { type: 'string', title: 'Below', description: 'The id of another page.' },
  },
  seeds: [
    { title: 'Welcome', text: 'Start here.' },
    { title: 'Travel policy', text: 'Trains first.' },
  ],
}

export const events: Collection = {
  name: 'events',
  one: 'event',
  required: ['title', 'start'],
  fields: {
    title: { type: 'string', title: 'Title' },
    start: { type: 'string', title: 'Starts', format: 'date-time' },
    minutes: { type: 'integer', title: 'Length in minutes', minimum: 5, default: 30 },
    guests: { type: 'array', title: 'Guests', items: { type: 'string', format: 'email' } },
  },
  seeds: [
    { title: 'Weekly review', start: '2026-01-05T09:00:00.000Z', minutes: 45, guests: ['ana@acme.test'] },
  ],
}
