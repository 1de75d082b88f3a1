// Membrane's guide, "Frontend Setup", Next.js / React. Only the import and the type of `children` differ.
import type { ReactNode } from 'react'
import { MembraneProvider } from 'react-membrane'

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html>
      <body>
        <MembraneProvider
          fetchToken={async () => {
            const res = await fetch('/api/membrane-token')
            return (await res.json()).token
          }}
        >
          {children}
        </MembraneProvider>
      </body>
    </html>
  )
}
