'use client'

import { forwardRef } from 'react'
import type { ConnectOptions, Theme } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import { useConnect } from '../hooks/useConnect.js'
import type { ButtonProps } from './Button.js'
import { Button } from './Button.js'
import { useEarlySpeech } from './speech.js'
import { connectTarget } from '../core/identity.js'
import { compose } from './react.js'

export interface ConnectButtonProps extends Omit<ButtonProps, 'onError'> {
  /** What to connect: an integration of a list … */
  integration?: Integration | undefined
  /** … or what `useConnect().connect` takes; laid over the integration. */
  options?: ConnectOptions | undefined
  theme?: Theme | undefined
  onConnect?: ((connection: Connection) => void) | undefined
  onCancel?: (() => void) | undefined
  onError?: ((error: Error) => void) | undefined
}

/** One `<button>` that opens the sign-in window of an app. The window's code is fetched on pointing at it. */
export const ConnectButton = forwardRef<HTMLButtonElement, ConnectButtonProps>(function ConnectButton(
  { integration, options, theme, onConnect, onCancel, onError, children, pending, ...props },
  ref,
) {
  const { labels, say } = useEarlySpeech()
  const connect = useConnect({
    ...(theme ? { theme } : {}),
    ...(onConnect ? { onConnect } : {}),
    ...(onCancel ? { onCancel } : {}),
    ...(onError ? { onError } : {}),
  })
  const app = integration?.name
  const busy = pending ?? connect.pending
  return (
    <Button
      variant="primary"
      aria-label={
        !app || children
          ? undefined
          : busy
            ? say(labels.actionOn.doing, { doing: labels.doing.connecting, account: app })
            : say(labels.actionOn.connect, { app })
      }
      {...props}
      ref={ref}
      pending={busy}
      onPointerEnter={compose(props.onPointerEnter, connect.prepare)}
      onFocus={compose(props.onFocus, connect.prepare)}
      onClick={compose(props.onClick, () => {
        void connect.connect({ ...(integration ? connectTarget(integration) : {}), ...options })
      })}
    >
      {children ?? (busy ? labels.doing.connecting : labels.action.connect)}
    </Button>
  )
})
