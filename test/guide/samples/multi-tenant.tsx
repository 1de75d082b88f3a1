// Membrane's guide, "Connect UI — multi-tenant". Only the import differs; the fragments stand in components.
import type { ReactNode } from 'react'
import { MembraneProvider, useMembrane } from 'react-membrane'

export function App({ children }: { children: ReactNode }) {
  return (
    <MembraneProvider
      apiUri={process.env.NEXT_PUBLIC_MEMBRANE_API_URI}
      fetchToken={async () => (await (await fetch('/api/membrane-token')).json()).token}
    >
      {children}
    </MembraneProvider>
  )
}

export function ConnectGmail({ userId }: { userId: string }) {
  const m = useMembrane()
  return (
    <button
      onClick={() => {
        m.ui.connect({ connectorKey: 'gmail', connectionKey: `gmail-${userId}` })
      }}
    >
      Connect Gmail
    </button>
  )
}
