import type { Collection } from './VendorApi.js'

/** What apps about money, goods and numbers keep. */

export const invoices: Collection = {
  name: 'invoices',
  one: 'invoice',
  required: ['customer', 'amount'],
  fields: {
    customer: { type: 'string', title: 'Customer' },
    amount: { type: 'number', title: 'Amount', minimum: 0 },
    currency: { type: 'string', title: 'Currency', enum: ['EUR', 'USD', 'GBP'], default: 'EUR' },
    dueDate: { type: 'string', title: 'Due', format: 'date' },
    lines: {
      type: 'array',
      title: 'Lines',
      items: {
        type: 'object',
        properties: {
          text: { type: 'string', title: 'Text' },
          amount: { type: 'number', title: 'Amount' },
        },
        required: ['text', 'amount'],
      },
    },
  },
  seeds: [
    { customer: 'Northlake', amount: 1_500, currency: 'EUR' },
    { customer: 'Tilework', amount: 320.5, currency: 'EUR' },
  ],
}

export const orders: Collection = {
  name: 'orders',
  one: 'order',
  required: ['product', 'quantity'],
  fields: {
    product: { type: 'string', title: 'Product' },
    quantity: { type: 'integer', title: 'Quantity', minimum: 1 },
    email: { type: 'string', title: 'Customer', format: 'email' },
    gift: { type: 'boolean', title: 'Gift wrapping', default: false },
  },
  seeds: [{ product: 'Desk lamp', quantity: 2, email: 'mina@northlake.test' }],
}

export const campaigns: Collection = {
  name: 'campaigns',
  one: 'campaign',
  required: ['name'],
  fields: {
    name: { type: 'string', title: 'Name' },
    audience: { type: 'string', title: 'Audience' },
    sendAt: { type: 'string', title: 'Send at', format: 'date-time' },
  },
  seeds: [{ name: 'Spring news', audience: 'All customers' }],
}

export const measurements: Collection = {
  name: 'measurements',
  one: 'measurement',
  required: ['event'],
  fields: {
    event: { type: 'string', title: 'Event' },
    value: { type: 'number', title: 'Value' },
    properties: { type: 'object', title: 'Properties', properties: {} },
  },
  verbs: ['create', 'list'],
  seeds: [{ event: 'signup', value: 1, properties: { plan: 'pro' } }],
}

/** For an app of which nothing is known. */
export const things: Collection = {
  name: 'records',
  one: 'record',
  required: ['name'],
  fields: { name: { type: 'string', title: 'Name' }, text: { type: 'string', title: 'Text' } },
  seeds: [{ name: 'First record' }],
}
