import { tenants } from './tenants.js'

/** What the demo talks to: a sandbox of its own, or Membrane itself. */
export interface DemoInfo {
  mode: 'sandbox' | 'membrane'
  apiUri: string
}

/** The token route says where the API is; on this origin it is the sandbox. */
export async function askInfo(): Promise<DemoInfo> {
  const response = await fetch(`/api/membrane-token?tenant=${tenants[0].key}`)
  const { apiUri }: { apiUri: string } = await response.json()
  return { mode: new URL(apiUri).origin === location.origin ? 'sandbox' : 'membrane', apiUri }
}
