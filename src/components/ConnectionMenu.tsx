'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useCallback, useId, useRef, useState } from 'react'
import { useBeforeConnect } from '../hooks/connect/useBeforeConnect.js'
import { Button } from './Button.js'
import type { MenuContentProps } from './ConnectionMenuContent.js'
import { useEarlySpeech } from './speech.js'
import { createLate } from './late.js'
import { useBothRefs } from './react.js'

/** The menu's own code, arrives when somebody points at the button. */
export const lateMenu = createLate<MenuContentProps>(() =>
  import('./ConnectionMenuContent.js').then((module) => module.ConnectionMenuContent),
)

export interface ConnectionMenuProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'children'>,
    Pick<MenuContentProps, 'row' | 'onAction' | 'can' | 'container' | 'theme'> {
  /** Account and app in one name. */
  name: string
  pending?: boolean | undefined
  onPrepare?: (() => void) | undefined
}

/** One `<button>` that opens the menu of a connection. */
export const ConnectionMenu = forwardRef<HTMLButtonElement, ConnectionMenuProps>(function ConnectionMenu(
  { row, name, onAction, can, container, theme, pending = false, onPrepare, ...props },
  ref,
) {
  const { labels, say } = useEarlySpeech()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<MenuContentProps['focus'] | null>(null)
  useBeforeConnect(() => setOpen(null))

  const close = useCallback(() => setOpen(null), [])
  return (
    <span className="membrane-menu-place">
      <Button
        variant="quiet"
        data-icon=""
        aria-label={say(labels.actionOn.more, { account: name })}
        {...props}
        ref={useBothRefs(ref, button)}
        id={`${id}button`}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open ? `${id}menu` : undefined}
        data-state={open ? 'open' : 'closed'}
        aria-busy={pending || undefined}
        onPointerEnter={lateMenu.prefetch}
        onFocus={lateMenu.prefetch}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(event.key === 'ArrowUp' ? 'last' : 'first')
        }}
        // The second of a double click is not meant.
        onClick={(event) => event.detail > 1 || setOpen(open ? null : event.detail ? 'menu' : 'first')}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="8" r="1.4" />
          <circle cx="8" cy="8" r="1.4" />
          <circle cx="13" cy="8" r="1.4" />
        </svg>
      </Button>
      {open && (
        <lateMenu.Part
          id={`${id}menu`}
          labelledBy={`${id}button`}
          row={row}
          can={can}
          container={container}
          theme={theme}
          button={button}
          focus={open}
          onClose={close}
          onUnavailable={close}
          onAction={onAction}
          onPrepare={onPrepare}
        />
      )}
    </span>
  )
})
