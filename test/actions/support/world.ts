import { act } from '@testing-library/react'
import { beforeAll, vi } from 'vitest'
import { loadLate } from '../../../src/hooks/connect/importOnce.js'
import { loadLiveChunk } from '../../../src/hooks/liveChunk.js'
import { toActRequest } from '../../../src/server/act/body.js'
import { readJson } from '../../../src/server/act/readJson.js'
import { runAction } from '../../../src/server/act/run.js'
import { createRoute } from '../../../src/server/route.js'
import { createTestMembrane, type TestMembrane, type TestMembraneOptions } from 'react-membrane/testing'
import type { Connection, Fetch } from 'react-membrane'

// Fake timers do not wait for chunks.
beforeAll(async () => {
  await Promise.all([loadLiveChunk(), loadLate()])
})

export interface World extends TestMembrane {
  /** The app's own act route, before the sandbox. */
  route: Fetch
}

/**
 * A tenant of the scenario `actions`, and an app with an act route: what `createActRoute` does, but for the signing, which jsdom has
 * no cryptography for.
 */
export function createWorld(options: TestMembraneOptions = {}): World {
  const test = createTestMembrane({ scenario: 'actions', ...options })
  const { sandbox } = test
  const { fetch, apiUri } = sandbox
  const route = createRoute(['POST'], {}, async (request) => {
    const result = await runAction(toActRequest(await readJson(request)), {
      signal: request.signal,
      timeoutMs: 60_000,
      open: async () => ({ fetch, apiUri, token: sandbox.token({ tenantKey: 'tenant-1' }) }),
    })
    return Response.json(result)
  })
  return { ...test, route }
}

/** Lets everything that is due happen, then `ms` more pass. */
export async function settle(ms = 0): Promise<void> {
  let left = ms
  do {
    const step = Math.min(left, 250)
    left -= step
    await act(async () => {
      await vi.advanceTimersByTimeAsync(step)
    })
  } while (left > 0)
}

/** Runs started so far. */
export const ran = ({ requests }: TestMembrane) => requests('POST /act').length

/** A connection of tenant-1's, by its key. The scenario is only furnished once somebody has asked. */
export async function connectionOf({ sandbox }: TestMembrane, wanted = 'dealwren'): Promise<Connection> {
  await ask(sandbox, 'GET /connections')
  const found = sandbox.list('tenant-1').find(({ key }) => key === wanted)
  if (!found) throw new Error(`The scenario has no ${wanted}.`)
  return found
}

/** Asks the sandbox as tenant-1 or, for what only managers may, as one. */
export async function ask(
  sandbox: TestMembrane['sandbox'],
  line: `${string} /${string}`,
  { body, isAdmin = false }: { body?: object; isAdmin?: boolean } = {},
): Promise<Response> {
  const [method = '', path = ''] = line.split(' ')
  const token = sandbox.token({ tenantKey: 'tenant-1', isAdmin })
  return sandbox.fetch(
    new Request(sandbox.apiUri + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
}
