'use client'

import type { ReactNode } from 'react'
import { memo, useEffect, useId, useRef } from 'react'
import type { Integration } from '../../api/integration.js'
import { Button } from '../Button.js'
import { ChunkedList } from '../ChunkedList.js'
import type { RenderItem } from '../ChunkedList.js'
import { Guarded } from '../Guarded.js'
import { IntegrationCard } from '../IntegrationCard.js'
import type { IntegrationCardProps } from '../IntegrationCard.js'
import { useEarlySpeech } from '../speech.js'
import { integrationIdentity } from '../../core/identity.js'
import { Skeletons } from '../Skeletons.js'
import { usePage } from './context.js'
import { LateCategoryFilter } from './late-parts.js'

interface CardItemProps extends Pick<IntegrationCardProps, 'aria-setsize' | 'aria-posinset'> {
  integration: Integration
}

const CardItem = memo(function CardItem({ integration, ...position }: CardItemProps) {
  const page = usePage()
  const { Card = IntegrationCard } = page.options.components ?? {}
  const identity = integrationIdentity(integration)
  const cardProps: IntegrationCardProps = {
    ...position,
    integration,
    can: page.options.can,
    pending: page.activity.connecting === identity,
    another: page.isAnother(integration),
    category: page.categoryOf(integration),
    failure: page.failures.get(identity),
    onConnect: page.connect,
    onPrepare: page.prepare,
  }
  if (Card === IntegrationCard) return <IntegrationCard {...cardProps} />
  return (
    <Guarded resetKey={integration} onError={page.report} fallback={<IntegrationCard {...cardProps} />}>
      <Card {...cardProps} />
    </Guarded>
  )
})

const renderCard: RenderItem<Integration> = (integration, position) => (
  <CardItem key={integrationIdentity(integration)} integration={integration} {...position} />
)

interface MoreProps {
  /** How many there are already. */
  shown: number
  loading: boolean
  failed: boolean
  onMore: () => void
}

/** More pages: by itself when it comes near the screen, and by a button. */
function More({ shown, loading, failed, onMore }: MoreProps) {
  const { labels } = useEarlySpeech()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = place
    if (!current || loading || failed || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
      {
        rootMargin: '50% 0px',
      },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [loading, failed, onMore])
  return (
    <div ref={place} className="membrane-more" data-after={shown}>
      {failed && <p className="membrane-more-failed">{labels.page.loadMoreFailed}</p>}
      <Button pending={loading} onClick={onMore}>
        {loading ? labels.page.loadingMore : failed ? labels.error.retry : labels.page.loadMore}
      </Button>
    </div>
  )
}

export interface AvailableRegionProps extends Omit<MoreProps, 'shown'> {
  /** What was searched for. Another answer is another list: it is drawn quicker than all of the old one is exchanged. */
  answered: string
  items: readonly Integration[]
  hasMore: boolean
  /** First data is on its way. */
  waiting: boolean
  heading: 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  categories: readonly string[]
  category: string | null
  onCategory: (category: string | null) => void
  /** In place of the cards when there are none. */
  empty: ReactNode
  /** Below the cards. */
  footer: ReactNode
  searching: boolean
  /** Hears which of the cards are on the screen, the first and the last. */
  onShow: (first: Integration | undefined, last: Integration | undefined) => void
}

/** The apps that can be connected. */
export function AvailableRegion(props: AvailableRegionProps) {
  const { items, hasMore, waiting, heading: Heading, categories, category, onCategory, empty, footer } = props
  const { labels, say } = useEarlySpeech()
  const id = useId()
  return (
    <section
      aria-labelledby={`${id}heading`}
      className="membrane-region"
      data-region="available"
      data-stale={props.searching ? '' : undefined}
    >
      <div className="membrane-region-head">
        <Heading id={`${id}heading`} className="membrane-heading" tabIndex={-1}>
          {labels.page.available}{' '}
          {!waiting && (
            <span className="membrane-count">
              {say(hasMore ? labels.page.shown : '{count}', { count: items.length })}
            </span>
          )}
        </Heading>
        {categories.length > 1 && (
          <LateCategoryFilter categories={categories} value={category} onValueChange={onCategory} />
        )}
      </div>
      {waiting ? (
        <Skeletons kind="cards" />
      ) : items.length ? (
        <ChunkedList
          key={props.answered}
          items={items}
          resting={props.searching}
          render={renderCard}
          complete={!hasMore}
          onShow={(first, last) => props.onShow(items[first], items[last])}
          className="membrane-cards"
          aria-labelledby={`${id}heading`}
        />
      ) : (
        !hasMore && empty
      )}
      {!waiting && hasMore && (
        <More shown={items.length} loading={props.loading} failed={props.failed} onMore={props.onMore} />
      )}
      {!waiting && footer}
    </section>
  )
}
