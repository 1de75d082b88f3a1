'use client'

import { forwardRef, useId, useMemo, useState, type ComponentPropsWithoutRef } from 'react'
import { useAnnounce } from '../components/announcer.js'
import { Button } from '../components/Button.js'
import { cx } from '../components/cx.js'
import { useActionSpeech } from './labels/ActionLabelsProvider.js'
import { redact } from './log/redact.js'
import { REDACTED } from './log/redactText.js'

/** What is longer is folded. */
const FOLDED = 1_200
/** More than that makes a page slow, and nobody reads it. */
const MOST_SHOWN = 100_000
const MOST_LINES = 14

export interface JsonViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'title'> {
  /** Anything that can be JSON. */
  value: unknown
  /** What it is: its heading, and its name for assistive technology. */
  title: string
  /** Hides credentials, in what is copied too. Default true. */
  redacted?: boolean | undefined
}

/** One `<div>` with a value as JSON: as text, whatever is in it; folded when it is long; to be copied whole. */
export const JsonView = forwardRef<HTMLDivElement, JsonViewProps>(function JsonView(
  { value, title, redacted = true, className, ...props },
  ref,
) {
  const { labels, say } = useActionSpeech()
  const announce = useAnnounce()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null)
  const text = useMemo(() => asText(redacted ? redact(value) : value), [value, redacted])
  const isLong = text.length > FOLDED
  const shown = text.slice(0, isLong && !open ? FOLDED : MOST_SHOWN)

  async function copy() {
    let done: 'copied' | 'copyFailed' = 'copied'
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Not allowed; or not there at all, on plain http.
      done = 'copyFailed'
    }
    setCopied(done)
    announce(labels.json[done])
  }

  return (
    <div {...props} ref={ref} className={cx('membrane-json', className)}>
      <div className="membrane-json-head">
        <p id={id} className="membrane-json-title">
          {title}
        </p>
        {copied !== null && (
          <span className="membrane-hint" aria-hidden="true">
            {labels.json[copied]}
          </span>
        )}
        <Button
          variant="quiet"
          aria-label={say(labels.json.copyOf, { what: title })}
          onClick={() => void copy()}
        >
          {labels.json.copy}
        </Button>
      </div>
      {text === '' ? (
        <p className="membrane-hint">{labels.json.empty}</p>
      ) : (
        <textarea
          className="membrane-input membrane-code"
          aria-labelledby={id}
          dir="ltr"
          readOnly
          spellCheck={false}
          rows={Math.min(shown.split('\n').length, MOST_LINES)}
          value={shown.length < text.length ? `${shown}…` : shown}
        />
      )}
      {redacted && text.includes(REDACTED) && <p className="membrane-hint">{labels.json.redacted}</p>}
      {open && shown.length < text.length && (
        <p className="membrane-hint">{say(labels.json.cut, { shown: shown.length, count: text.length })}</p>
      )}
      {isLong && (
        <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? labels.json.less : say(labels.json.more, { count: text.length })}
        </Button>
      )}
    </div>
  )
})

function asText(value: unknown): string {
  if (value === undefined || value === '') return ''
  try {
    return JSON.stringify(value, null, 2) ?? ''
  } catch {
    // In a circle, or with a BigInt in it: nothing that came as JSON is.
    return ''
  }
}
