import { changeIntegration, ensureIntegration } from '../integrations.js'
import { build } from '../building.js'
import { scheduleRetry } from '../credentials.js'
import { offeredApp, offeredApps } from './apps.js'
import { furnishEveryday } from './everyday.js'
import { place } from './furnish.js'
import { iso } from '../engine.js'
import type { Scenario } from './scenario.js'

const MINUTE_MS = 60_000

/** Working connections beside one of each kind that is not. */
export const needsAttention: Scenario = {
  integrations: () => offeredApps(),
  furnish(engine, tenant) {
    furnishEveryday(engine, tenant)
    const lost = { state: 'CLIENT_ACTION_REQUIRED', connected: false, disconnected: true } as const

    const expired = offeredApp('pipelark')
    place(engine, tenant, expired, {
      usedHoursAgo: 50,
      fields: {
        ...lost,
        requestError: {
          type: 'connection',
          key: 'access_token_expired',
          message: `${expired.name} rejected the refresh token`,
        },
      },
    })

    const retrying = offeredApp('driftdrive')
    const retryAt = engine.clock.now() + 30 * MINUTE_MS
    const record = place(engine, tenant, retrying, {
      usedHoursAgo: 2,
      fields: {
        ...lost,
        requestError: {
          type: 'connection',
          key: 'rate_limit_exceeded',
          message: `${retrying.name} is not answering`,
        },
        retryAttempts: 3,
        nextRetryTimestamp: iso(retryAt),
      },
    })
    scheduleRetry(engine, record, retryAt)

    place(engine, tenant, offeredApp('slotwise'), {
      connectedDaysAgo: 1,
      fields: { state: 'CLIENT_ACTION_REQUIRED' },
    })

    const asking = offeredApp('loopline')
    place(engine, tenant, asking, {
      connectedDaysAgo: 2,
      fields: {
        state: 'CLIENT_ACTION_REQUIRED',
        clientAction: { type: 'provide-input', description: `Choose which ${asking.name} account to use` },
      },
    })

    const incomplete = ensureIntegration(engine, offeredApp('ledgerlark'))
    changeIntegration(engine, incomplete, { hasMissingParameters: true })
    place(engine, tenant, incomplete.app, {
      connectedDaysAgo: 3,
      fields: {
        state: 'CONFIGURATION_ERROR',
        errors: [
          {
            type: 'configuration',
            message: 'The OAuth client id is missing',
            data: { missingField: 'clientId' },
          },
        ],
      },
    })

    const failed = offeredApp('insightry')
    place(engine, tenant, failed, {
      connectedDaysAgo: 4,
      fields: {
        state: 'SETUP_FAILED',
        errors: [{ type: 'internal', message: `${failed.name} has no API that could be used` }],
      },
    })

    place(engine, tenant, offeredApp('murmur-rooms'), { usedHoursAgo: 400, fields: { isDeactivated: true } })

    const building = place(engine, tenant, offeredApp('commitry'), {
      connectedDaysAgo: 0,
      fields: { state: 'CLIENT_ACTION_REQUIRED' },
    })
    building.hasCredentials = true
    build(engine, building, 'ready', engine.timing.generatedBuildMs)
  },
}
