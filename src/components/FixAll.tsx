'use client'

import type { ComponentPropsWithoutRef, MouseEvent } from 'react'
import { forwardRef, useEffect, useRef, useState } from 'react'
import { useAnnounce } from './announcer.js'
import { AppLogo } from './AppLogo.js'
import { Button } from './Button.js'
import { cx } from './cx.js'
import { useSpeech } from './labels.js'
import type { AccountRow } from './model/rows.js'
import { accountName } from './names.js'
import { useBothRefs } from './react.js'

export interface FixAllProps extends ComponentPropsWithoutRef<'div'> {
  /** What needs the person. Taken once, when the walk starts. */
  rows: readonly AccountRow[]
  /** The accounts as they are by now. With them the sum counts those that are connected, without them what `onFix` answered. */
  accounts?: readonly AccountRow[] | undefined
  /** Opens the sign-in window of one account; answers whether it works now. */
  onFix: (row: AccountRow) => Promise<boolean>
  onPrepare?: (() => void) | undefined
  /** The walk is over, or was stopped. */
  onEnd: () => void
}

/** The second of a double click is not meant for what the first one brought. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act()
}

/** One `<div role="group">` that walks through all accounts to repair, one click each, and sums up. */
export const FixAll = forwardRef<HTMLDivElement, FixAllProps>(function FixAll(
  { rows, accounts, onFix, onPrepare, onEnd, className, ...props },
  ref,
) {
  const speech = useSpeech()
  const { labels, say } = speech
  const announce = useAnnounce()
  const [queue] = useState(() => [...rows])
  const [at, setAt] = useState(0)
  const [worked, setWorked] = useState<readonly string[]>([])
  const [pending, setPending] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const row = queue[at]
  const total = queue.length
  const name = row && accountName(speech, row.account, row.app)
  // What worked may be on its way still, or be lost again.
  const isConnected = (id: string) =>
    accounts?.some(({ connection, status }) => connection.id === id && status.usable) ?? true
  const fixed = worked.filter(isConnected).length
  const summary =
    fixed === total
      ? say(labels.fixAll.allDone, { count: fixed })
      : say(labels.fixAll.done, { fixed, left: total - fixed })

  useEffect(() => {
    root.current?.querySelector('button')?.focus()
  }, [at])
  useEffect(() => {
    if (at >= total) announce(summary)
  }, [at, total, summary, announce])

  const fix = async (which: AccountRow) => {
    setPending(true)
    const works = await onFix(which)
    setPending(false)
    if (works) setWorked((ids) => [...ids, which.connection.id])
    setAt((index) => index + 1)
  }

  return (
    <div
      role="group"
      aria-label={labels.fixAll.region}
      {...props}
      ref={useBothRefs(ref, root)}
      className={cx('membrane-fix', className)}
    >
      {row && name ? (
        <>
          <span className="membrane-fix-step">{say(labels.fixAll.step, { position: at + 1, total })}</span>
          <AppLogo name={row.app} src={row.integration?.logoUri} />
          <bdi className="membrane-fix-name">{name}</bdi>
          <span className="membrane-fix-buttons">
            <Button
              variant="primary"
              pending={pending}
              aria-label={
                pending
                  ? say(labels.actionOn.doing, { doing: labels.doing.connecting, account: name })
                  : say(labels.actionOn[row.status.primary ?? 'reconnect'], { account: name })
              }
              onPointerEnter={onPrepare}
              onFocus={onPrepare}
              onClick={once(() => void fix(row))}
            >
              {pending ? labels.doing.connecting : labels.action[row.status.primary ?? 'reconnect']}
            </Button>
            <Button denied={pending} onClick={once(() => setAt(at + 1))}>
              {labels.fixAll.skip}
            </Button>
            <Button variant="quiet" denied={pending} onClick={onEnd}>
              {labels.fixAll.stop}
            </Button>
          </span>
        </>
      ) : (
        <>
          <span className="membrane-fix-name">{summary}</span>
          <span className="membrane-fix-buttons">
            <Button onClick={once(onEnd)}>{labels.action.close}</Button>
          </span>
        </>
      )}
    </div>
  )
})
