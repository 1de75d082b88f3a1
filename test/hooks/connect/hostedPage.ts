import { vi } from 'vitest'

const ORIGIN = 'https://connect.membrane.test'
export const API_URI = ORIGIN

/** A token that the SDK takes; nobody verifies it here. */
export const TOKEN = `${btoa('{"alg":"none"}')}.${btoa('{"workspaceKey":"w","tenantKey":"tenant-1"}')}.x`

/** The hosted page in the SDK's iframe, as far as it speaks: penpal 6 over `postMessage`. jsdom loads no pages. */
export function hostedPage() {
  const submitted: Record<string, string>[] = []
  const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (
    this: HTMLFormElement,
  ) {
    submitted.push(Object.fromEntries([...new FormData(this)].map(([key, value]) => [key, String(value)])))
  })
  const say = (data: unknown) => {
    const source = frame().contentWindow
    // jsdom's cannot be written to any more when the frame is gone, which is when penpal replies to `close`.
    if (source) source.postMessage = () => undefined
    window.dispatchEvent(new MessageEvent('message', { data, origin: ORIGIN, source }))
  }
  const call = (methodName: string, ...args: unknown[]) =>
    say({ penpal: 'call', id: `${methodName}-${Math.random()}`, methodName, args })
  return {
    /** The forms that were posted to it. */
    submitted,
    appear() {
      say({ penpal: 'syn' })
      say({ penpal: 'ack', methodNames: [] })
      call('handshake')
    },
    succeed: (connection: unknown) => call('onSuccess', connection),
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
