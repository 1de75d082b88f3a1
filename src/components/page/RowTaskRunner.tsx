'use client'

import { useEffect, useRef } from 'react'
import { useConnectionActions } from '../../hooks/useConnectionActions.js'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'
import { accountName } from '../names.js'
import type { RowNotice } from '../row-context.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'
import type { RowTask } from './useRowTasks.js'

export interface RowTaskRunnerProps {
  task: RowTask
  onError: IntegrationsPageProps['onError']
  /** Gets what came of it, to be said in the row. */
  onEnd: (notice: RowNotice) => void
}

/** Tests, refreshes or restores one account. Draws nothing. */
export function RowTaskRunner({ task, onError, onEnd }: RowTaskRunnerProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const lastError = useRef<unknown>(null)
  const actions = useConnectionActions({
    onError: (error) => {
      lastError.current = error
      onError?.(error)
    },
  })

  const run = useLatest(async () => {
    const { action, row } = task
    const { connection } = row
    const account = accountName(speech, row.account, row.app)
    const doing = {
      test: labels.doing.testing,
      'refresh-credentials': labels.doing.refreshing,
      restore: labels.doing.restoring,
    }
    announce(say(labels.actionOn.doing, { doing: doing[action], account }))
    const calls = {
      test: () => actions.test(connection),
      'refresh-credentials': () => actions.refreshCredentials(connection),
      restore: () => actions.restore(connection),
    }
    const worked = await calls[action]()
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
    onEnd({ tone: error || worked === false ? 'critical' : 'positive', text })
    announce(text)
  })

  // Effects may run twice.
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current) void run()
    begun.current = true
  }, [run])
  return null
}
