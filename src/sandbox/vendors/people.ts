import type { Collection } from './VendorApi.js'

/** What apps about customers and employees keep. */

export const contacts: Collection = {
  name: 'contacts',
  one: 'contact',
  required: ['email'],
  fields: {
    email: { type: 'string', title: 'Email', format: 'email' },
    name: { type: 'string', title: 'Name', description: 'First and last name.' },
    company: { type: 'string', title: 'Company' },
    phone: { type: 'string', title: 'Phone' },
    stage: {
      type: 'string',
      title: 'Stage',
      enum: ['lead', 'prospect', 'customer'],
      default: 'lead',
    },
    address: {
      type: 'object',
      title: 'Address',
      properties: {
        street: { type: 'string', title: 'Street' },
        city: { type: 'string', title: 'City' },
        country: { type: 'string', title: 'Country' },
      },
    },
    tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
  },
  seeds: [
    { email: 'mina@northlake.test', name: 'Mina Okafor', company: 'Northlake', stage: 'customer' },
    { email: 'jonas@birchandco.test', name: 'Jonas Lind', company: 'Birch & Co', stage: 'prospect' },
    { email: 'rui@tilework.test', name: 'Rui Tavares', company: 'Tilework', stage: 'lead' },
  ],
  aliases: ['/crm/v3/objects/contacts'],
}

export const deals: Collection = {
  name: 'deals',
  one: 'deal',
  required: ['title'],
  fields: {
    title: { type: 'string', title: 'Title', minLength: 1 },
    amount: { type: 'number', title: 'Amount', minimum: 0 },
    currency: { type: 'string', title: 'Currency', enum: ['EUR', 'USD', 'GBP'], default: 'EUR' },
    closeDate: { type: 'string', title: 'Expected close', format: 'date' },
    contactId: { type: 'string', title: 'Contact', description: 'The id of a contact.' },
  },
  verbs: ['create', 'list', 'update'],
  seeds: [{ title: 'Northlake renewal', amount: 18_000, currency: 'EUR', contactId: 'contact_1' }],
}

export const employees: Collection = {
  name: 'employees',
  one: 'employee',
  required: ['name', 'email'],
  fields: {
    name: { type: 'string', title: 'Name' },
    email: { type: 'string', title: 'Work email', format: 'email' },
    team: { type: 'string', title: 'Team' },
    startDate: { type: 'string', title: 'First day', format: 'date' },
    remote: { type: 'boolean', title: 'Works remotely', default: false },
  },
  seeds: [
    { name: 'Ana Ruiz', email: 'ana@acme.test', team: 'Operations', remote: false },
    { name: 'Tom Hale', email: 'tom@acme.test', team: 'Sales', remote: true },
  ],
}
