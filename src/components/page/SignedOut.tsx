'use client'

import { EmptyState } from '../EmptyState.js'
import { useEarlySpeech } from '../speech.js'

/** In place of everything when nobody is signed in. */
export function SignedOut({ href }: { href: string | undefined }) {
  const { labels } = useEarlySpeech()
  return (
    <EmptyState title={labels.signedOut.title} text={labels.signedOut.text} data-signed-out="">
      {href && (
        <a className="membrane-button" data-variant="primary" href={href}>
          {labels.signedOut.action}
        </a>
      )}
    </EmptyState>
  )
}
