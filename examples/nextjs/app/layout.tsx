import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { Suspense, type ReactNode } from 'react'
import { MembraneProvider } from 'react-membrane'
import { preloadMembrane } from 'react-membrane/server'
import 'react-membrane/styles.css'
import { labelsFor } from '../lib/labels'
import { currentTenant, currentUser } from '../lib/session'
import { signOut } from './actions'
import './globals.css'

export const metadata: Metadata = { title: 'Acme Cloud' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Suspense>
          <SignedIn>{children}</SignedIn>
        </Suspense>
      </body>
    </html>
  )
}

/** What depends on who asks: Next.js makes it for each request, and only below a Suspense. */
async function SignedIn({ children }: { children: ReactNode }) {
  await connection()
  const user = await currentUser()
  const tenant = await currentTenant()
  // The first HTML has the rows.
  const snapshot = await preloadMembrane({ tenant, onError: (error) => console.error(String(error)) })

  return (
    <MembraneProvider
      tokenEndpoint="/api/membrane-token"
      tenantKey={tenant?.tenantKey}
      fallback={snapshot}
      labels={await labelsFor(user)}
    >
      <header>
        <nav>
          <Link href="/">Acme Cloud</Link>
          <Link href="/contacts">Contacts</Link>
          <Link href="/settings/integrations">Integrations</Link>
        </nav>
        {user && (
          <form action={signOut}>
            {user.name} of {user.company} <button>Sign out</button>
          </form>
        )}
      </header>
      <main>{children}</main>
    </MembraneProvider>
  )
}
