'use client'

import { forwardRef, useEffect, useRef } from 'react'
import { useMembraneSession } from '../hooks/useMembraneSession.js'
import { useLatest } from '../hooks/useLatest.js'
import { Announcer } from './announcer.js'
import { LabelsProvider } from './LabelsProvider.js'
import { PageBody } from './page/PageBody.js'
import type { IntegrationsPageProps } from './page/props.js'
import { useEra } from './page/useEra.js'
import { useBothRefs } from './react.js'

export type { IntegrationsPageProps } from './page/props.js'

/** Calls once per sign-out, also where effects run twice. */
function useSignedOutCallback(signedOut: boolean, callback: (() => void) | undefined) {
  const told = useRef(false)
  const tell = useLatest(() => callback?.())
  useEffect(() => {
    if (signedOut && !told.current) tell()
    told.current = signedOut
  }, [signedOut, tell])
}

/**
 * The whole Integrations page: accounts with their state and remedies, and the apps that can be connected.
 *
 * Needs a `<MembraneProvider>` above it and `react-membrane/styles.css`. Made of the parts and hooks that this
 * package exports, and of nothing else.
 */
export const IntegrationsPage = forwardRef<HTMLDivElement, IntegrationsPageProps>(
  function IntegrationsPage(props, ref) {
    const session = useMembraneSession()
    const era = useEra(session)
    const root = useRef<HTMLDivElement>(null)
    useSignedOutCallback(session.signedOut, props.onSignedOut)
    return (
      <LabelsProvider labels={props.labels}>
        <Announcer about={era}>
          {/* Nothing that was shown, asked or chosen by one person is left when another one is signed in. */}
          <PageBody key={era} {...props} root={root} rootRef={useBothRefs(ref, root)} />
        </Announcer>
      </LabelsProvider>
    )
  },
)
