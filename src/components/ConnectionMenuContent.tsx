'use client'

import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useLatest } from '../hooks/useLatest.js'
import type { Theme } from '../api/connect.js'
import { useContainer } from './container.js'
import { directionOf, themeAttribute } from './dom.js'
import { useSpeech } from './labels.js'
import { moveFocus } from './menu-keys.js'
import { placeMenu } from './menu-place.js'
import type { CanOption } from './model/criteria.js'
import { permissionFor } from './model/criteria.js'
import type { AccountRow } from './model/rows.js'
import type { RowAction } from './row-context.js'

const ORDER: readonly RowAction[] = [
  'continue',
  'reconnect',
  'try-again',
  'connect-again',
  'restore',
  'test',
  'refresh-credentials',
  'rename',
  'details',
  'cancel',
  'remove',
  'disconnect',
]

const ENDING: readonly RowAction[] = ['cancel', 'remove', 'disconnect']
const CONNECTING: readonly RowAction[] = ['continue', 'reconnect', 'try-again', 'connect-again']

export interface MenuContentProps {
  id: string
  labelledBy: string
  row: AccountRow
  can?: CanOption | undefined
  /** How it was opened: by a key the first or the last entry gets the focus, else the menu itself. */
  focus: 'first' | 'last' | 'menu'
  button: RefObject<HTMLButtonElement | null>
  container?: HTMLElement | null | undefined
  theme?: Theme | undefined
  onClose: () => void
  onAction: (action: RowAction) => void
  onPrepare?: (() => void) | undefined
}

/** Everything that can be done with a connection, in an order that is always the same. */
function entriesOf({ status }: AccountRow): RowAction[] {
  const all = new Set<RowAction>([...status.secondary, 'details'])
  if (status.primary) all.add(status.primary)
  return ORDER.filter((action) => all.has(action))
}

/** The list of a connection's actions, in a portal beside its button. Mount it to open it. */
export function ConnectionMenuContent(props: MenuContentProps) {
  const { id, row, can, button, focus, onPrepare } = props
  const { labels } = useSpeech()
  const menu = useRef<HTMLDivElement>(null)
  const entries = entriesOf(row)
  const direction = directionOf(button.current)
  const container = useContainer(props.container)

  const close = useLatest(({ back = true } = {}) => {
    if (back) button.current?.focus()
    props.onClose()
  })

  useLayoutEffect(() => {
    const { current } = menu
    if (!current || !button.current) return
    placeMenu(current, button.current, direction)
    const items = current.querySelectorAll<HTMLElement>('[role=menuitem]')
    const target = focus === 'menu' ? current : focus === 'first' ? items[0] : items[items.length - 1]
    target?.focus({ preventScroll: true })
  }, [button, direction, focus, container])

  useEffect(() => {
    const isInside = (target: EventTarget | null) =>
      target instanceof Node && (menu.current?.contains(target) || button.current?.contains(target))
    const closeFromOutside = (event: Event) => {
      // The button closes its menu by its own click; the menu's own scrolling is its own.
      if (!isInside(event.target)) close({ back: event.type !== 'focusin' })
    }
    const closeNow = () => close()
    document.addEventListener('pointerdown', closeFromOutside, true)
    document.addEventListener('focusin', closeFromOutside)
    document.addEventListener('scroll', closeFromOutside, true)
    window.addEventListener('resize', closeNow)
    return () => {
      document.removeEventListener('pointerdown', closeFromOutside, true)
      document.removeEventListener('focusin', closeFromOutside)
      document.removeEventListener('scroll', closeFromOutside, true)
      window.removeEventListener('resize', closeNow)
    }
  }, [button, close])

  const choose = (action: RowAction) => {
    close()
    props.onAction(action)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Tab goes on from the button, as if the menu had never been there.
    if (event.key === 'Tab') return close()
    if (event.key === 'Escape') close()
    else if (!moveFocus(event.currentTarget, event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return createPortal(
    <div className="membrane-root membrane-portal" data-theme={themeAttribute(props.theme)} dir={direction}>
      <div
        ref={menu}
        id={id}
        role="menu"
        tabIndex={-1}
        aria-labelledby={props.labelledBy}
        className="membrane-menu"
        onKeyDown={onKeyDown}
      >
        {entries.map((action, index) => {
          const permission = action === 'details' || permissionFor(can, action, row)
          const isAllowed = permission === true
          const isFirstEnding =
            ENDING.includes(action) && index > 0 && !ENDING.includes(entries[index - 1] ?? action)
          return (
            <div key={action} role="presentation">
              {isFirstEnding && <hr className="membrane-menu-line" />}
              <div
                role="menuitem"
                tabIndex={-1}
                className="membrane-menu-item"
                aria-disabled={!isAllowed || undefined}
                aria-labelledby={`${id}${action}`}
                aria-describedby={isAllowed ? undefined : `${id}${action}why`}
                data-danger={ENDING.includes(action) ? '' : undefined}
                onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
                onFocus={CONNECTING.includes(action) ? onPrepare : undefined}
                onClick={() => isAllowed && choose(action)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  event.stopPropagation()
                  if (isAllowed) choose(action)
                }}
              >
                <span id={`${id}${action}`}>{labels.menu[action]}</span>
                {!isAllowed && (
                  <span id={`${id}${action}why`} className="membrane-menu-reason">
                    {permission === false ? labels.page.notPermitted : permission}
                  </span>
                )}
              </div>
            </div>
          )
        })}
      </div>
    </div>,
    container ?? document.body,
  )
}
