'use client'

import { Button } from '../Button.js'
import { EmptyState } from '../EmptyState.js'
import { useEarlySpeech } from '../speech.js'
import { permissionFor } from '../model/criteria.js'
import { usePage } from './context.js'
import { DescribeButton } from './DescribeButton.js'

interface NothingAvailableProps {
  search: string
  /** The search found accounts, if no apps. */
  foundAccounts: boolean
  category: string | null
  onShowAll: () => void
  onRequest: ((wish: string) => void) | undefined
}

/** In place of the apps: why there are none, and the way on. */
export function NothingAvailable(props: NothingAvailableProps) {
  const { search, foundAccounts, category, onShowAll, onRequest } = props
  const { labels, say } = useEarlySpeech()
  const { options } = usePage()
  const { empty } = labels
  if (search) {
    const canDescribe = options.describe !== false && permissionFor(options.can, 'describe', {}) === true
    return (
      <EmptyState
        title={say(empty.noMatchTitle, { query: search })}
        text={canDescribe && !foundAccounts ? empty.noMatchText : empty.noMatchTextPlain}
      >
        <DescribeButton initial={search} />
        {onRequest && !foundAccounts && (
          <Button onClick={() => onRequest(search)}>{labels.describe.request}</Button>
        )}
      </EmptyState>
    )
  }
  if (category) {
    return (
      <EmptyState title={empty.filteredTitle} text={empty.filteredText}>
        <Button onClick={onShowAll}>{empty.showAll}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={empty.allConnected}>
      <DescribeButton initial="" />
    </EmptyState>
  )
}
