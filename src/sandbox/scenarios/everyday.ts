import { offeredApp, offeredApps } from './apps.js'
import { place } from './furnish.js'
import type { Furniture, Scenario } from './scenario.js'

/** Some apps connected and working, one of them by API key, one with two accounts; the rest on offer. */
export const furnishEveryday: Furniture = (engine, tenant) => {
  place(engine, tenant, offeredApp('billhaven'), { connectedDaysAgo: 120, usedHoursAgo: 3 })
  place(engine, tenant, offeredApp('helpwren'), { connectedDaysAgo: 90, usedHoursAgo: 26 })
  place(engine, tenant, offeredApp('plumepost'), { connectedDaysAgo: 45, usedHoursAgo: 1 })
  place(engine, tenant, offeredApp('plumepost'), {
    connectedDaysAgo: 12,
    usedHoursAgo: 5,
    fields: { name: 'sales@acme.test' },
  })
}

export const everyday: Scenario = {
  integrations: () => offeredApps(),
  furnish: furnishEveryday,
}
