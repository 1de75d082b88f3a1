import { offeredApp, offeredApps } from './apps.js'
import { place } from './furnish.js'
import type { Scenario } from './scenario.js'

/**
 * Accounts to do something with: a CRM, a mailbox, a chat, issues and files that work, and a second CRM that has
 * to be reconnected first. The universal "send message" works with mail and chat alike.
 */
export const actions: Scenario = {
  integrations: () => offeredApps(),
  furnish(engine, tenant) {
    place(engine, tenant, offeredApp('vaultree'), { connectedDaysAgo: 60, usedHoursAgo: 40 })
    place(engine, tenant, offeredApp('linework'), { connectedDaysAgo: 50, usedHoursAgo: 6 })
    place(engine, tenant, offeredApp('murmur-rooms'), { connectedDaysAgo: 30, usedHoursAgo: 2 })
    place(engine, tenant, offeredApp('plumepost'), { connectedDaysAgo: 20, usedHoursAgo: 1 })
    place(engine, tenant, offeredApp('dealwren'), { connectedDaysAgo: 10, usedHoursAgo: 3 })
    const expired = offeredApp('pipelark')
    place(engine, tenant, expired, {
      connectedDaysAgo: 90,
      usedHoursAgo: 50,
      fields: {
        state: 'CLIENT_ACTION_REQUIRED',
        connected: false,
        disconnected: true,
        requestError: {
          type: 'connection',
          key: 'access_token_expired',
          message: `${expired.name} rejected the refresh token`,
        },
      },
    })
  },
}
