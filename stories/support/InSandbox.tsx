import { useState, type ReactNode } from 'react'
import { MembraneProvider, type MembraneProviderProps } from 'react-membrane'
import { createSandbox, type Sandbox, type SandboxOptions } from 'react-membrane/sandbox'

interface InSandboxProps {
  options?: SandboxOptions
  /** Furnishes the world before the first request. */
  prepare?: (sandbox: Sandbox) => void
  provider?: Partial<MembraneProviderProps>
  children: ReactNode
}

/** A story's private world: a sandbox in the browser, reached through the provider's own seams; no server, no network. */
export function InSandbox({ options, prepare, provider, children }: InSandboxProps) {
  const [sandbox] = useState(() => {
    const made = createSandbox({ latencyMs: 150, ...options })
    prepare?.(made)
    return made
  })
  return (
    <MembraneProvider
      fetchToken={async () => sandbox.token({ tenantKey: 'tenant-1' })}
      tenantKey="tenant-1"
      apiUri={sandbox.apiUri}
      fetch={sandbox.fetch}
      openConnect={sandbox.openConnect}
      {...provider}
    >
      {children}
    </MembraneProvider>
  )
}
