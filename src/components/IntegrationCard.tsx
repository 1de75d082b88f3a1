'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useId, useMemo } from 'react'
import type { Integration } from '../api/integration.js'
import { AppLogo } from './AppLogo.js'
import type { ButtonProps } from './Button.js'
import { Button } from './Button.js'
import type { IntegrationCardOptions, IntegrationCardValue } from './card-context.js'
import { CardContext, useIntegrationCard } from './card-context.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'
import { permissionFor } from './model/criteria.js'
import { titleOf } from './names.js'

function useDenied(): string | undefined {
  const { integration, can } = useIntegrationCard('IntegrationCardAction')
  const { labels } = useEarlySpeech()
  const permission = permissionFor(can, 'connect', { integration })
  return permission === true ? undefined : permission === false ? labels.page.notPermitted : permission
}

/** One `<div>` with the app's name. */
export const IntegrationCardName = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function IntegrationCardName({ className, ...props }, ref) {
    const { integration, nameId } = useIntegrationCard('IntegrationCardName')
    return (
      <div
        {...props}
        ref={ref}
        id={nameId}
        className={cx('membrane-card-name', className)}
        title={integration.name}
      >
        <bdi>{integration.name}</bdi>
      </div>
    )
  },
)

/** One `<p>` with the category, what went wrong, or why it is not permitted; nothing when there is none. */
export const IntegrationCardNote = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function IntegrationCardNote({ className, ...props }, ref) {
    const { category, failure, another, noteId } = useIntegrationCard('IntegrationCardNote')
    const denied = useDenied()
    // An app that has an account already needs the line for its button.
    const note = failure ?? denied ?? (another ? undefined : category)
    if (!note) return null
    return (
      <p
        {...props}
        ref={ref}
        id={noteId}
        className={cx('membrane-card-note membrane-clamp', className)}
        data-tone={failure ? 'critical' : undefined}
        title={titleOf(note)}
      >
        {note}
      </p>
    )
  },
)

/** One `<button>` that connects the app, or adds another account of it. */
export const IntegrationCardAction = forwardRef<HTMLButtonElement, ButtonProps>(
  function IntegrationCardAction({ className, ...props }, ref) {
    const card = useIntegrationCard('IntegrationCardAction')
    const { integration, another, pending = false } = card
    const { labels, say } = useEarlySpeech()
    const denied = useDenied()
    return (
      <Button
        variant={another ? 'quiet' : 'secondary'}
        aria-label={
          pending
            ? say(labels.actionOn.doing, { doing: labels.doing.connecting, account: integration.name })
            : say(another ? labels.actionOn.addAccount : labels.actionOn.connect, { app: integration.name })
        }
        aria-describedby={(card.failure ?? denied) ? card.noteId : undefined}
        {...props}
        ref={ref}
        className={cx('membrane-card-action', className)}
        pending={pending}
        denied={denied !== undefined}
        onPointerEnter={card.onPrepare}
        onFocus={card.onPrepare}
        onClick={() => card.onConnect?.(integration)}
      >
        {pending ? labels.doing.connecting : another ? labels.action.addAccount : labels.action.connect}
      </Button>
    )
  },
)

export interface IntegrationCardProps extends IntegrationCardOptions, ComponentPropsWithoutRef<'div'> {
  integration: Integration
}

/**
 * One `<div role="listitem">`: an app that can be connected. Without children it is complete; with children
 * you arrange its slots yourself.
 */
export const IntegrationCard = forwardRef<HTMLDivElement, IntegrationCardProps>(function IntegrationCard(
  {
    integration,
    onConnect,
    onPrepare,
    can,
    pending,
    another,
    category,
    failure,
    className,
    children,
    ...props
  },
  ref,
) {
  const id = useId()
  const value = useMemo<IntegrationCardValue>(
    () => ({
      integration,
      onConnect,
      onPrepare,
      can,
      pending,
      another,
      category,
      failure,
      nameId: `${id}name`,
      noteId: `${id}note`,
    }),
    [integration, onConnect, onPrepare, can, pending, another, category, failure, id],
  )
  return (
    <CardContext.Provider value={value}>
      <div
        role="listitem"
        aria-labelledby={value.nameId}
        {...props}
        ref={ref}
        className={cx('membrane-card', className)}
        data-integration-key={integration.key}
        data-another={another ? '' : undefined}
      >
        {children ?? (
          <>
            <AppLogo name={integration.name} src={integration.logoUri} />
            <IntegrationCardName />
            <IntegrationCardNote />
            <IntegrationCardAction />
          </>
        )}
      </div>
    </CardContext.Provider>
  )
})
