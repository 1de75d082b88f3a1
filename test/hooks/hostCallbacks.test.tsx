import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnectionActions, useConnections, useDisconnect, useRenameConnection } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { settle } from './support/world.js'

const thrown: unknown[] = []
beforeEach(() => {
  vi.useFakeTimers()
  thrown.length = 0
  vi.stubGlobal('reportError', (error: unknown) => thrown.push(error))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const bug = new Error("The host's own")
const fails = () => {
  throw bug
}

/** A page whose host's callbacks all throw. */
async function createPage() {
  const membrane = createTestMembrane({ provider: { onError: fails } })
  const { sandbox, Wrapper } = membrane
  const hubspot = sandbox.connect('hubspot', { name: 'Acme', canTest: true })
  const { result } = renderHook(
    () => ({
      names: useConnections().connections.map(({ name }) => name),
      disconnecting: useDisconnect({ onDisconnect: fails, onUndo: fails, onError: fails }),
      renaming: useRenameConnection({ onRename: fails, onError: fails }),
      actions: useConnectionActions({ onTest: fails, onRefreshCredentials: fails, onRestore: fails }),
    }),
    { wrapper: Wrapper },
  )
  await settle()
  return { ...membrane, result, hubspot }
}

it('disconnects and takes it back, and says elsewhere that the callbacks failed', async () => {
  const { result, hubspot } = await createPage()
  let answer: unknown
  await act(async () => void (answer = await result.current.disconnecting.disconnect(hubspot)))
  expect(answer).toBe(true)
  expect(result.current).toMatchObject({
    names: [],
    disconnecting: { pending: false, error: undefined, undoable: { connection: { id: hubspot.id } } },
  })
  expect(thrown).toEqual([bug])
  await act(async () => void (answer = await result.current.disconnecting.undo()))
  expect(answer).toBe('restored')
  expect(result.current).toMatchObject({ names: ['Acme'], disconnecting: { undoable: null, pending: false } })
  expect(thrown).toEqual([bug, bug])
})

it('says why something failed, though onError fails too', async () => {
  const { result, hubspot, sandbox } = await createPage()
  sandbox.faults.add({ match: /^DELETE/, status: 403 })
  let answer: unknown
  await act(async () => void (answer = await result.current.disconnecting.disconnect(hubspot)))
  expect(answer).toBe(false)
  expect(result.current.disconnecting).toMatchObject({ pending: false, error: { code: 'forbidden' } })
  // The provider's and the hook's.
  expect(thrown).toEqual([bug, bug])
})

it('renames, tests and restores', async () => {
  const { result, hubspot } = await createPage()
  const answers: boolean[] = []
  const { renaming, actions } = result.current
  await act(async () => void answers.push(await renaming.rename(hubspot, 'Globex')))
  await act(async () => void answers.push(await actions.test(hubspot)))
  await act(async () => void answers.push(await actions.restore(hubspot)))
  expect(answers).toEqual([true, true, true])
  expect(result.current).toMatchObject({
    names: ['Globex'],
    renaming: { pending: false, error: undefined },
    actions: { pending: null, error: undefined },
  })
  expect(thrown).toEqual([bug, bug, bug])
})
