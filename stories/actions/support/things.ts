import { MembraneError, type MembraneErrorCode, type Connection } from 'react-membrane'
import type { Action, FailureClass, RunOutcomeProps } from 'react-membrane/actions'
import type { ErrorData } from 'react-membrane'
import { connection, integration } from '../../support/things.js'
import type { World } from '../../support/world.js'

/** Accounts that work, and one that has to be reconnected. */
export const inActions = (world: World = {}) => ({
  parameters: { world: { ...world, options: { scenario: 'actions', ...world.options } } satisfies World },
})

/** The API answers every question for actions with these. */
export const answering = (items: readonly Partial<Action>[]) =>
  inActions({ provider: { fetch: async () => Response.json({ items }) } })

export const mail: Connection = { ...connection, id: 'con_mail', name: 'ops@acme.test' }
export const crm: Connection = {
  ...connection,
  id: 'con_crm',
  name: 'Acme Sales',
  integration: { ...integration, id: 'int_dealwren', key: 'dealwren', name: 'Dealwren', logoUri: '' },
}
export const lostMail: Connection = {
  ...mail,
  id: 'con_lost_mail',
  disconnected: true,
  requestError: {
    type: 'connection',
    key: 'access_token_expired',
    message: 'Larkmail rejected the refresh token',
  },
}

type Outcome = RunOutcomeProps['outcome']

export const IDLE: Outcome = {
  data: undefined,
  error: undefined,
  phase: 'idle',
  actionRunId: undefined,
  reconnect: null,
}

const failed = (code: MembraneErrorCode, message: string, status?: number, data?: ErrorData): Outcome => ({
  ...IDLE,
  error: new MembraneError(code, message, { status, data }),
  actionRunId: 'run_none',
})

/** A failure of each class, as Membrane's answer tells it. */
export const FAILURES: Readonly<Record<FailureClass, Outcome>> = {
  disconnected: failed('connection', 'Larkmail rejected the refresh token', 401, {
    message: 'Larkmail rejected the refresh token',
    type: 'connection',
    key: 'access_token_expired',
  }),
  input: failed('bad-request', 'Invalid input: email is required', 400, {
    message: 'Invalid input: email is required',
    type: 'bad_request',
  }),
  app: failed('connection', 'Dealwren answered 403: contacts:write is missing', 400, {
    message: 'Dealwren answered 403: contacts:write is missing',
    type: 'connection',
  }),
  configuration: failed('bad-request', 'The OAuth client id is missing', 400, {
    message: 'The OAuth client id is missing',
    type: 'configuration',
  }),
  limit: failed('rate-limited', 'Too many requests', 429),
  missing: failed('not-found', 'Action "create-contact" was not found', 404),
  unreached: failed('timeout', 'Membrane did not answer within 70 seconds.'),
  forbidden: failed('forbidden', 'This action may not be run from here.', 403),
  'signed-out': failed('signed-out', 'Nobody is signed in.', 401),
  reconnect: failed('connect-failed', 'Acme Sales was reconnected, but cannot be used yet.'),
  // Nothing was run, so there is no run to look at.
  account: {
    ...IDLE,
    error: new MembraneError('invalid-option', 'No account is chosen yet.', {
      data: { key: 'no_account', message: '' },
    }),
  },
  setup: failed('unauthorized', 'Membrane refuses this server’s workspace credentials.', 503),
  server: failed('server-error', 'Internal server error', 502),
  unknown: failed('bad-request', 'The workspace has no credit left', 400, {
    message: 'The workspace has no credit left',
    type: 'insufficient_credit',
  }),
}
