import type { InputProperty, InputSchema } from './CatalogueApp.js'

const apiKey: InputProperty = {
  type: 'string',
  title: 'API key',
  format: 'password',
  minLength: 6,
  description: 'Found under Settings, API access.',
}

/** What people type in for an app without a sign-in page of its own. */
export const schemas = {
  apiKey: { type: 'object', properties: { apiKey }, required: ['apiKey'] },
  apiKeyAndSubdomain: {
    type: 'object',
    properties: {
      subdomain: {
        type: 'string',
        title: 'Subdomain',
        description: 'The first part of your address: acme in acme.example.com.',
        pattern: '^[a-z0-9][a-z0-9-]*$',
        examples: ['acme'],
      },
      apiKey,
    },
    required: ['subdomain', 'apiKey'],
  },
  apiKeyAndRegion: {
    type: 'object',
    properties: {
      apiKey,
      region: {
        type: 'string',
        title: 'Region',
        enum: ['Europe', 'United States', 'Asia Pacific'],
        default: 'Europe',
      },
    },
    required: ['apiKey', 'region'],
  },
  clientSecret: {
    type: 'object',
    properties: {
      clientId: { type: 'string', title: 'Client ID' },
      clientSecret: { type: 'string', title: 'Client secret', format: 'password', minLength: 6 },
      sandbox: { type: 'boolean', title: 'Use the test environment', default: false },
    },
    required: ['clientId', 'clientSecret'],
  },
  server: {
    type: 'object',
    properties: {
      serverUrl: {
        type: 'string',
        title: 'Server address',
        format: 'uri',
        description: 'The address you open it at in your browser.',
        examples: ['https://build.acme.test'],
      },
      username: { type: 'string', title: 'User name' },
      password: { type: 'string', title: 'Password', format: 'password' },
    },
    required: ['serverUrl', 'username', 'password'],
  },
} satisfies Record<string, InputSchema>

export type SchemaName = keyof typeof schemas
