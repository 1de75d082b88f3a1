import type { Collection } from './VendorApi.js'

/** What apps in which people talk keep. Mail, chat and CRM take the same message, so that one action serves all. */
const message: Pick<Collection, 'name' | 'one' | 'required' | 'make' | 'verbs'> = {
  name: 'messages',
  one: 'message',
  required: ['to', 'text'],
  make: 'send',
  verbs: ['create', 'list', 'find'],
}

export const mails: Collection = {
  ...message,
  fields: {
    to: { type: 'string', title: 'To', description: 'An email address.' },
    subject: { type: 'string', title: 'Subject' },
    text: { type: 'string', title: 'Message', minLength: 1 },
    cc: { type: 'array', title: 'Copy to', items: { type: 'string', format: 'email' } },
  },
  seeds: [
    { to: 'team@acme.test', subject: 'Minutes of Monday', text: 'Attached are the minutes.' },
    { to: 'rui@tilework.test', subject: 'Your quote', text: 'Dear Rui, here is the quote you asked for.' },
  ],
}

/** A CRM writes to its contacts as a mailbox does. */
export const letters: Collection = {
  ...mails,
  seeds: [
    { to: 'mina@northlake.test', subject: 'Your renewal', text: 'Dear Mina, shall we talk on Thursday?' },
  ],
}

export const posts: Collection = {
  ...message,
  fields: {
    to: { type: 'string', title: 'To', description: 'A channel or a person.' },
    subject: { type: 'string', title: 'Subject' },
    text: { type: 'string', title: 'Message', minLength: 1 },
  },
  seeds: [{ to: '#general', text: 'Good morning!' }],
}

export const channels: Collection = {
  name: 'channels',
  one: 'channel',
  required: ['name'],
  fields: { name: { type: 'string', title: 'Name' }, private: { type: 'boolean', title: 'Private' } },
  verbs: ['create', 'list'],
  seeds: [{ name: '#general' }, { name: '#sales' }, { name: '#random' }],
}

export const tickets: Collection = {
  name: 'tickets',
  one: 'ticket',
  required: ['subject'],
  fields: {
    subject: { type: 'string', title: 'Subject', minLength: 1 },
    text: { type: 'string', title: 'Description' },
    requester: { type: 'string', title: 'Requester', format: 'email' },
    priority: {
      type: 'string',
      title: 'Priority',
      enum: ['low', 'normal', 'high', 'urgent'],
      default: 'normal',
    },
    status: { type: 'string', title: 'Status', enum: ['open', 'pending', 'solved'], default: 'open' },
  },
  seeds: [
    { subject: 'Cannot sign in', requester: 'mina@northlake.test', priority: 'high', status: 'open' },
    {
      subject: 'Invoice has the old address',
      requester: 'rui@tilework.test',
      priority: 'low',
      status: 'pending',
    },
  ],
}
