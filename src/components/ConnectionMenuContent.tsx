'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Theme } from '../api/connect.js'
import { directionOf, themeAttribute } from './dom.js'
import { useSpeech } from './labels.js'
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
  open: boolean
  /** Opened by a key: the first entry gets the focus, not the menu. */
  focusFirst: boolean
  button: RefObject<HTMLButtonElement | null>
  container?: HTMLElement | null | undefined
  theme?: Theme | undefined
  onClose: () => void
  onAction: (action: RowAction) => void
  onPrepare?: (() => void) | undefined
}

/** Everything that can be done with a connection apart from its one primary action. */
function entriesOf({ status }: AccountRow): RowAction[] {
  const all = new Set<RowAction>(status.secondary)
  all.add('details')
  if (status.kind === 'connected') all.add('reconnect')
  if (status.primary) all.add(status.primary)
  return ORDER.filter((action) => all.has(action))
}

function FocusFirst() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // After Radix has given the focus to the menu itself, in this same moment.
    queueMicrotask(() => here.current?.parentElement?.querySelector<HTMLElement>('[role=menuitem]')?.focus())
  }, [])
  return <span ref={here} hidden />
}

/** The list of a connection's actions, by Radix. Its button stays the page's own, so that nothing is remounted. */
export function ConnectionMenuContent(props: MenuContentProps) {
  const { row, can, open, button, onClose, onAction } = props
  const { labels } = useSpeech()
  const chosen = useRef<RowAction | null>(null)
  const entries = entriesOf(row)
  const direction = directionOf(button.current)
  return (
    <Menu.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false} dir={direction}>
      <Menu.Trigger asChild>
        <span className="membrane-menu-anchor" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={props.container}>
        <div
          className="membrane-root membrane-portal"
          data-theme={themeAttribute(props.theme)}
          dir={direction}
        >
          <Menu.Content
            id={props.id}
            className="membrane-menu"
            aria-labelledby={props.labelledBy}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            loop
            onInteractOutside={(event) => {
              // The button closes its menu by its own click.
              if (event.target instanceof Node && button.current?.contains(event.target))
                event.preventDefault()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              // Whoever went elsewhere meanwhile stays there.
              const { activeElement, body } = document
              if (!activeElement || activeElement === body) button.current?.focus()
              const action = chosen.current
              chosen.current = null
              if (action) onAction(action)
            }}
          >
            {props.focusFirst && <FocusFirst />}
            {entries.map((action, index) => {
              const permission = permissionFor(can, action === 'details' ? 'rename' : action, row)
              const allowed = action === 'details' || permission === true
              const first = ENDING.includes(action) && !ENDING.includes(entries[index - 1] ?? action)
              return (
                <div key={action} role="none">
                  {first && <Menu.Separator className="membrane-menu-line" />}
                  <Menu.Item
                    className="membrane-menu-item"
                    aria-labelledby={allowed ? undefined : `${props.id}-${action}`}
                    aria-describedby={allowed ? undefined : `${props.id}-${action}-why`}
                    aria-disabled={!allowed || undefined}
                    data-danger={ENDING.includes(action) ? '' : undefined}
                    onFocus={CONNECTING.includes(action) ? props.onPrepare : undefined}
                    onSelect={(event) => {
                      if (!allowed) event.preventDefault()
                      else chosen.current = action
                    }}
                  >
                    <span id={`${props.id}-${action}`}>{labels.menu[action]}</span>
                    {!allowed && (
                      <span id={`${props.id}-${action}-why`} className="membrane-menu-reason">
                        {permission === false ? labels.page.notPermitted : permission}
                      </span>
                    )}
                  </Menu.Item>
                </div>
              )
            })}
          </Menu.Content>
        </div>
      </Menu.Portal>
    </Menu.Root>
  )
}
