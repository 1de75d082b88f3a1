'use client'

import { useRef, useState } from 'react'
import { useConnectionActions } from '../../hooks/useConnectionActions.js'
import type { ConnectionAction } from '../../core/status.js'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'
import { useStable } from '../react.js'
import type { RowNotice } from '../row-context.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'

const NONE: ReadonlyMap<string, RowNotice> = new Map()
type Runnable = Extract<ConnectionAction, 'test' | 'refresh-credentials' | 'restore'>

/** Testing, refreshing and restoring, with what came of it said in the row. */
export function useRowActions(props: IntegrationsPageProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [active, setActive] = useState<{ id: string; action: Runnable } | null>(null)
  const [notices, setNotices] = useState(NONE)
  const lastError = useRef<unknown>(null)
  const actions = useConnectionActions({
    onError: (error) => {
      lastError.current = error
      props.onError?.(error)
    },
  })

  const run = useStable(async (action: Runnable, row: AccountRow) => {
    if (active) return
    const { connection } = row
    const account = accountName(speech, row.account, row.app)
    setActive({ id: connection.id, action })
    const doing = {
      test: labels.doing.testing,
      'refresh-credentials': labels.doing.refreshing,
      restore: labels.doing.restoring,
    }
    announce(say(labels.actionOn.doing, { doing: doing[action], account }))
    setNotices(NONE)
    lastError.current = null
    const calls = {
      test: () => actions.test(connection),
      'refresh-credentials': () => actions.refreshCredentials(connection),
      restore: () => actions.restore(connection),
    }
    const worked = await calls[action]()
    setActive(null)
    const error: unknown = lastError.current
    const words = {
      test: labels.error.testPassed,
      'refresh-credentials': labels.error.refreshed,
      restore: labels.undo.restored,
    }
    const text = error
      ? say(labels.error.actionFailed, { account, reason: reasonOf(error) })
      : worked === false
        ? say(labels.error.testFailed, { account })
        : say(words[action], { account })
    const tone = error || worked === false ? 'critical' : 'positive'
    setNotices(new Map([[connection.id, { tone, text }]]))
    announce(text)
  })

  return { active, notices, run, forget: () => setNotices(NONE) }
}
