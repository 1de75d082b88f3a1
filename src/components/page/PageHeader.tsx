'use client'

import type { ReactNode } from 'react'
import { useEarlySpeech } from '../speech.js'
import type { IntegrationsPageProps } from './props.js'

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** The heading of the page and those of its regions, by the level that the host asks for. */
export function headingsOf({ headingLevel = 1 }: IntegrationsPageProps) {
  return { Title: HEADINGS[headingLevel - 1] ?? 'h1', Heading: HEADINGS[headingLevel] ?? 'h2' }
}

/** What the page is, and the search over it. */
export function PageHeader({ props, search }: { props: IntegrationsPageProps; search: ReactNode }) {
  const { labels } = useEarlySpeech()
  const { title = labels.page.title, description = labels.page.description } = props
  const { Title } = headingsOf(props)
  if (title === null && !search) return null
  return (
    <div className="membrane-header">
      {title !== null && (
        <div className="membrane-intro">
          <Title className="membrane-title" tabIndex={-1}>
            {title}
          </Title>
          {description && <p className="membrane-description">{description}</p>}
        </div>
      )}
      {search}
    </div>
  )
}
