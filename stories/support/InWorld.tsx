import { useState, type ReactNode } from 'react'
import { MembraneProvider } from 'react-membrane'
import { ActionLabelsProvider } from 'react-membrane/actions'
import { createSandbox } from 'react-membrane/sandbox'
import { keeping } from './given.js'
import { markedActions, markedPage } from './marked.js'
import { TENANT, type World } from './world.js'

interface InWorldProps {
  world: World
  /** Whether every word of the product is in brackets. */
  marked: boolean
  /** What the story shows that is not the product's. */
  brings: readonly unknown[]
  children: ReactNode
}

/** A story's private world: a sandbox in the browser, reached through the provider's own seams; no server, no network. */
export function InWorld({ world, marked, brings, children }: InWorldProps) {
  const [sandbox] = useState(() => {
    const made = createSandbox({ buildMs: 400, ...world.options })
    world.prepare?.(made)
    return made
  })
  const [fetch] = useState(() => keeping([world, ...brings], world.provider?.fetch ?? sandbox.fetch))
  return (
    <MembraneProvider
      fetchToken={async () => sandbox.token({ tenantKey: TENANT })}
      tenantKey={TENANT}
      apiUri={sandbox.apiUri}
      openConnect={sandbox.openConnect}
      labels={marked ? markedPage : undefined}
      {...world.provider}
      fetch={fetch}
    >
      <ActionLabelsProvider labels={marked ? markedActions : undefined}>{children}</ActionLabelsProvider>
    </MembraneProvider>
  )
}
