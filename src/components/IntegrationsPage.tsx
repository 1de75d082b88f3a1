'use client'

import { forwardRef } from 'react'
import { Announcer } from './announcer.js'
import { LabelsProvider } from './labels.js'
import { PageBody } from './page/PageBody.js'
import type { IntegrationsPageProps } from './page/props.js'

export type { IntegrationsPageProps } from './page/props.js'

/**
 * The whole Integrations page: accounts with their state and remedies, and the apps that can be connected.
 *
 * Needs a `<MembraneProvider>` above it and `react-membrane/styles.css`. Made of the parts and hooks that this
 * package exports, and of nothing else.
 */
export const IntegrationsPage = forwardRef<HTMLDivElement, IntegrationsPageProps>(
  function IntegrationsPage(props, ref) {
    return (
      <LabelsProvider labels={props.labels}>
        <Announcer>
          <PageBody {...props} rootRef={ref} />
        </Announcer>
      </LabelsProvider>
    )
  },
)
