'use client'

import type { Ref } from 'react'
import { useState } from 'react'
import type { Integration } from '../../api/integration.js'
import { EmptyState } from '../EmptyState.js'
import { useEarlySpeech } from '../speech.js'
import type { AccountRow } from '../model/rows.js'
import { AvailableRegion } from './AvailableRegion.js'
import { ConnectedRegion } from './ConnectedRegion.js'
import { DescribeButton } from './DescribeButton.js'
import { NothingAvailable } from './NothingAvailable.js'
import { headingsOf } from './PageHeader.js'
import type { IntegrationsPageProps } from './props.js'
import { useHeld } from './useHeld.js'
import type { useCategoryChoice } from './useCategoryChoice.js'
import type { Lists } from './useLists.js'

interface PageRegionsProps {
  props: IntegrationsPageProps
  lists: Lists
  search: string
  nothingAtAll: boolean
  categories: readonly string[]
  choice: ReturnType<typeof useCategoryChoice>
  reveal: Ref<(connectionId: string) => void>
  onFix: (row: AccountRow) => Promise<boolean>
  onRequest: ((wish: string) => void) | undefined
}

/** The two regions of the page, or what stands in their place. */
export function PageRegions(props: PageRegionsProps) {
  const { lists, search, choice } = props
  const { connections, integrations, isStale } = lists
  const { labels } = useEarlySpeech()
  const [fixing, setFixing] = useState(false)
  const answered = useHeld(search, !integrations.searching && !isStale)
  const { Heading } = headingsOf(props.props)
  if (props.nothingAtAll) {
    return (
      <EmptyState title={labels.empty.nothingTitle} text={labels.empty.nothingText}>
        <DescribeButton initial="" />
      </EmptyState>
    )
  }
  if (!connections.loading && !lists.knowsConnections) return null
  return (
    <>
      {(!search || lists.shownRows.length > 0) && (
        <ConnectedRegion
          rows={lists.shownRows}
          allRows={lists.rows}
          loading={connections.loading}
          heading={Heading}
          fixing={fixing}
          onFixing={setFixing}
          onFix={props.onFix}
          reveal={props.reveal}
          empty={<p className="membrane-quiet">{labels.empty.notConnected}</p>}
        />
      )}
      {lists.showsApps && (
        <AvailableRegion
          answered={answered}
          items={choice.items}
          hasMore={integrations.hasMore}
          waiting={connections.loading || integrations.loading}
          searching={integrations.searching || isStale}
          heading={Heading}
          categories={props.categories}
          category={choice.category}
          onCategory={choice.choose}
          loading={integrations.loadingMore}
          failed={integrations.loadMoreError !== undefined}
          onMore={choice.more}
          onShow={(first, last) => {
            const place = (item: Integration | undefined) => (item ? integrations.items.indexOf(item) : -1)
            if (place(first) >= 0) integrations.onScreen(place(first), place(last))
          }}
          empty={
            <NothingAvailable
              search={search}
              foundAccounts={lists.shownRows.length > 0}
              category={choice.category}
              onShowAll={() => choice.choose(null)}
              onRequest={props.onRequest}
            />
          }
          footer={
            props.props.describe !== false &&
            choice.items.length > 0 && (
              <p className="membrane-footer">
                <span>{labels.describe.prompt}</span> <DescribeButton initial={search} />
              </p>
            )
          }
        />
      )}
    </>
  )
}
