'use client'

import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react'
import type { Theme } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import { integrationIdentity } from '../core/identity.js'
import { connectionStatus } from '../core/status.js'
import { AppLogo } from '../components/AppLogo.js'
import { Button } from '../components/Button.js'
import { ConnectButton } from '../components/ConnectButton.js'
import { cx } from '../components/cx.js'
import { useEarlySpeech } from '../components/speech.js'
import { toRow } from '../components/model/rows.js'
import { StateBadge } from '../components/StateBadge.js'
import { useConnect } from '../hooks/useConnect.js'
import { ActionLabelsProvider, useActionSpeech } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'

export interface ConnectionPickerProps extends Omit<ComponentPropsWithoutRef<'fieldset'>, 'onChange'> {
  /** What can be chosen: `useUniversalAction().connections`, for one. */
  connections: readonly Connection[]
  /** The id of the one that is chosen. */
  value: string | null
  onValueChange: (connectionId: string) => void
  /** What can be connected while there is none. */
  integrations?: readonly Integration[] | undefined
  /** Called with what was connected here. Default: it is chosen. */
  onConnect?: ((connection: Connection) => void) | undefined
  /** It is not known yet what there is. */
  loading?: boolean | undefined
  theme?: Theme | undefined
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
}

/**
 * One `<fieldset>` that says which account is used. One account: no question. Several: a choice, each with its state.
 * None: what can be connected.
 */
export const ConnectionPicker = forwardRef<HTMLFieldSetElement, ConnectionPickerProps>(
  function ConnectionPicker({ labels, ...props }, ref) {
    return (
      <ActionLabelsProvider labels={labels}>
        <Picker {...props} fieldsetRef={ref} />
      </ActionLabelsProvider>
    )
  },
)

function Picker({
  connections,
  value,
  onValueChange,
  integrations = [],
  onConnect = ({ id }) => onValueChange(id),
  loading = false,
  theme,
  className,
  disabled,
  fieldsetRef,
  ...props
}: Omit<ConnectionPickerProps, 'labels'> & { fieldsetRef: React.ForwardedRef<HTMLFieldSetElement> }) {
  const { labels, say } = useActionSpeech()
  const { labels: page, say: sayPage } = useEarlySpeech()
  const { reconnect, pending, prepare } = useConnect(theme ? { theme } : {})
  const name = useId()
  const [only] = connections
  const chosen = connections.find(({ id }) => id === value) ?? (connections.length === 1 ? only : undefined)
  const lost =
    chosen && !connectionStatus(chosen).usable && connectionStatus(chosen).primary ? chosen : undefined

  return (
    <fieldset
      {...props}
      ref={fieldsetRef}
      className={cx('membrane-picker', className)}
      aria-busy={loading || undefined}
      data-count={connections.length}
    >
      <legend className="membrane-field-label">{labels.account.label}</legend>
      {loading && connections.length === 0 && <p className="membrane-hint">{labels.account.loading}</p>}
      {!loading && connections.length === 0 && (
        <div className="membrane-picker-none">
          <p>
            <strong>{labels.account.none}</strong> {integrations.length > 0 && labels.account.noneText}
          </p>
          <div className="membrane-form-buttons">
            {integrations.map((integration) => (
              <ConnectButton
                key={integrationIdentity(integration)}
                variant="secondary"
                integration={integration}
                theme={theme}
                disabled={disabled}
                onConnect={onConnect}
              >
                {say(labels.account.connect, { app: integration.name })}
              </ConnectButton>
            ))}
          </div>
        </div>
      )}
      {connections.length === 1 && only && (
        <div className="membrane-account" data-connection-id={only.id}>
          <Account connection={only} />
        </div>
      )}
      {connections.length > 1 && (
        <div className="membrane-accounts">
          {connections.map((connection) => (
            <label key={connection.id} className="membrane-account" data-connection-id={connection.id}>
              <input
                type="radio"
                name={name}
                value={connection.id}
                checked={connection.id === value}
                disabled={disabled}
                onChange={() => onValueChange(connection.id)}
              />
              <Account connection={connection} />
            </label>
          ))}
        </div>
      )}
      {lost && (
        <div className="membrane-picker-lost">
          <p className="membrane-hint">{say(labels.account.unusable, { account: lost.name })}</p>
          {!connectionStatus(lost).pending && (
            <Button
              pending={pending}
              aria-label={sayPage(page.actionOn.reconnect, { account: lost.name })}
              onPointerEnter={prepare}
              onFocus={prepare}
              onClick={() => void reconnect(lost)}
            >
              {page.action.reconnect}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}

function Account({ connection }: { connection: Connection }) {
  const row = toRow(connection, connection.integration)
  return (
    <>
      <AppLogo name={row.app} src={connection.integration?.logoUri} />
      <span className="membrane-account-name">
        <bdi>{row.app}</bdi>
        {row.account !== row.app && (
          <span className="membrane-row-account">
            {' · '}
            <bdi>{row.account}</bdi>
          </span>
        )}
      </span>{' '}
      <StateBadge status={row.status} />
    </>
  )
}
