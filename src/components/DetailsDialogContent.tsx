'use client'

import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { AppLogo } from './AppLogo.js'
import { Button } from './Button.js'
import type { DialogPlace } from './DialogFrame.js'
import { DialogFrame } from './DialogFrame.js'
import { useSpeech } from './labels.js'
import type { AccountRow } from './model/rows.js'
import { errorsOf, supportDetails, withoutSecrets } from './model/support-details.js'
import { accountName } from './names.js'
import { RelativeTime } from './RelativeTime.js'
import { StateBadge } from './StateBadge.js'
import { exactTime } from './time.js'

export interface DetailsDialogProps extends DialogPlace {
  row: AccountRow
  now?: (() => number) | undefined
}

function Moment({ at, now }: { at: string; now: (() => number) | undefined }) {
  const { labels } = useSpeech()
  const then = Date.parse(at)
  if (Number.isNaN(then)) return <>{at}</>
  return (
    <>
      {exactTime(then, labels.locale)} · <RelativeTime dateTime={at} now={now} />
    </>
  )
}

export function DetailsDialogContent({ row, now, ...place }: DetailsDialogProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const { connection } = row
  const text = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<{ text: string; worked: boolean } | null>(null)
  const details = supportDetails(row)
  // What was copied is told of that text alone: the account may have changed since.
  const copy = copied?.text === details ? (copied.worked ? 'copied' : 'failed') : null
  const errors = errorsOf(row)

  const entries: [string, ReactNode][] = [
    [labels.details.status, <StateBadge key="badge" status={row.status} />],
    [labels.details.app, <bdi key="app">{row.app}</bdi>],
    [labels.details.account, <bdi key="account">{row.account}</bdi>],
    [labels.details.key, connection.key && <code key="key">{connection.key}</code>],
    [labels.details.id, <code key="id">{connection.id}</code>],
    [
      labels.details.created,
      connection.createdAt && <Moment key="created" at={connection.createdAt} now={now} />,
    ],
    [
      labels.details.lastUsed,
      connection.lastActiveAt ? (
        <Moment key="used" at={connection.lastActiveAt} now={now} />
      ) : (
        labels.time.never
      ),
    ],
    [
      labels.details.updated,
      connection.updatedAt && <Moment key="updated" at={connection.updatedAt} now={now} />,
    ],
    [
      labels.details.nextRetry,
      row.status.retryAt && <Moment key="retry" at={row.status.retryAt} now={now} />,
    ],
    [
      labels.details.rawState,
      row.status.kind === 'unknown' && connection.state && <code key="state">{connection.state}</code>,
    ],
  ]

  const copyNow = async () => {
    try {
      await navigator.clipboard.writeText(details)
      setCopied({ text: details, worked: true })
    } catch {
      setCopied({ text: details, worked: false })
    }
  }

  useEffect(() => {
    if (copy === 'failed') text.current?.select()
  }, [copy])

  return (
    <DialogFrame
      {...place}
      title={
        <span className="membrane-dialog-app">
          <AppLogo name={row.app} src={row.integration?.logoUri} />
          <bdi>{say(labels.details.title, { account: accountName(speech, row.account, row.app) })}</bdi>
        </span>
      }
    >
      <dl className="membrane-facts">
        {entries.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {errors.length > 0 && (
        <>
          <h3 className="membrane-dialog-subtitle">{labels.details.errors}</h3>
          <ul className="membrane-errors">
            {errors.map((error) => (
              <li key={`${error.key}${error.message}`}>
                <bdi>{withoutSecrets(error.message)}</bdi>
                {error.key && <code>{error.key}</code>}
              </li>
            ))}
          </ul>
        </>
      )}
      {copy === 'failed' && (
        <textarea
          ref={text}
          className="membrane-support"
          readOnly
          rows={6}
          lang="en"
          dir="ltr"
          aria-label={labels.details.copy}
          value={details}
        />
      )}
      <div className="membrane-dialog-buttons">
        <p className="membrane-hint">
          {copy === 'failed' ? labels.details.copyFailed : labels.details.supportNote}
        </p>
        <span className="membrane-hidden" role="status">
          {copy === 'copied' ? labels.details.copied : copy && labels.details.copyFailed}
        </span>
        <Button onClick={() => void copyNow()}>
          {copy === 'copied' ? labels.details.copied : labels.details.copy}
        </Button>
        <Button variant="primary" onClick={place.onClose}>
          {labels.action.close}
        </Button>
      </div>
    </DialogFrame>
  )
}
