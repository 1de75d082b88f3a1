import type { ScenarioName } from '../sandbox/index.js'

/** Each with what it is; the compiler asks for the missing one. */
export const scenarios: Record<ScenarioName, string> = {
  everyday: 'about fifty apps, some connected (the default)',
  'needs-attention': 'accounts in the states that ask for somebody',
  actions: 'accounts to run actions on, one to be signed in to again',
  empty: 'no apps, no accounts',
  failing: 'the API answers 500',
  large: '10,000 apps',
}

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)
