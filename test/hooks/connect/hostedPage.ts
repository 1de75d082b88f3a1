import { vi } from 'vitest'

export const API_URI = 'https://connect.membrane.test'

/** A token that the SDK takes; nobody verifies it here. */
export const TOKEN = `${btoa('{"alg":"none"}')}.${btoa('{"workspaceKey":"w","tenantKey":"tenant-1"}')}.x`

/** The hosted page in the SDK's iframe, as far as it speaks: penpal 6 over `postMessage`. jsdom loads no pages. */
export function hostedPage(apiUri = API_URI) {
  const { origin } = new URL(apiUri)
  const submitted: Record<string, string>[] = []
  const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (
    this: HTMLFormElement,
  ) {
    submitted.push(
      Object.fromEntries(
        [...new FormData(this)].map(([key, value]) => [key, typeof value === 'string' ? value : value.name]),
      ),
    )
  })
  const say = (data: unknown) => {
    const source = frame().contentWindow
    // jsdom's cannot be written to any more when the frame is gone, which is when penpal replies to `close`.
    if (source) source.postMessage = () => undefined
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
  }
  const call = (methodName: string, ...args: unknown[]) =>
    say({ penpal: 'call', id: `${methodName}-${Math.random()}`, methodName, args })
  const appear = () => {
    say({ penpal: 'syn' })
    say({ penpal: 'ack', methodNames: [] })
    call('handshake')
  }
  return {
    /** The forms that were posted to it. */
    submitted,
    appear,
    succeed(connection: unknown) {
      appear()
      call('onSuccess', connection)
    },
    close: () => call('close'),
    onClose: () => call('onClose'),
    restore: () => submit.mockRestore(),
  }
}

export function frame(): HTMLIFrameElement {
  const found = document.getElementById('__integration-app-popup')
  if (found instanceof HTMLIFrameElement) return found
  throw new Error('No connect screen is open.')
}

export const screenIsOpen = () => document.getElementById('__integration-app-popup') !== null
