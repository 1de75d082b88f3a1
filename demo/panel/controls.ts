export type Scenario = 'empty' | 'everyday' | 'needs-attention' | 'failing' | 'large' | 'actions'

/** The sandbox's control API, as far as the panel uses it. */
export function createControls(apiUri: string) {
  const post = async (path: string, body: object = {}) => {
    const response = await fetch(`${apiUri}/__sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok)
      throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`)
  }
  return {
    scenario: (scenario: Scenario) => post('scenario', { scenario, integrations: 10_000 }),
    breakConnection: (id: string) => post(`connections/${id}/break`, { retryInMs: 20 * 60_000 }),
    rebuildConnection: (id: string) => post(`connections/${id}/update`, { state: 'BUILDING' }),
    expireTokens: () => post('tokens/revoke'),
    latency: (latencyMs: number) => post('latency', { latencyMs }),
    network: (online: boolean) => post('network', { online }),
  }
}
