import { cookies } from 'next/headers'

/** A stand-in for your own sign-in: people who work for two customers of yours, in the language that each has set. */
export const users = [
  { id: 'ada', name: 'Ada', company: 'Acme', tenantKey: 'acme', language: 'en' },
  { id: 'cleo', name: 'Cleo', company: 'Acme', tenantKey: 'acme', language: 'de' },
  { id: 'bob', name: 'Bob', company: 'Globex', tenantKey: 'globex', language: 'en' },
] as const

export type User = (typeof users)[number]

const COOKIE = 'user'

/** Who is signed in, by this server's own session. */
export async function currentUser(): Promise<User | null> {
  const id = (await cookies()).get(COOKIE)?.value
  return users.find((user) => user.id === id) ?? null
}

/** Whose connections these are. One customer, one tenant: colleagues see the same. */
export async function currentTenant() {
  const user = await currentUser()
  return user && { tenantKey: user.tenantKey, name: user.company }
}

export async function startSession(id: unknown): Promise<void> {
  const user = users.find((one) => one.id === id)
  if (!user) throw new Error('There is no such user.')
  // Yours is signed, or a key into a table of sessions: this one anybody can write.
  ;(await cookies()).set(COOKIE, user.id, { httpOnly: true, sameSite: 'lax', path: '/' })
}

export async function endSession(): Promise<void> {
  ;(await cookies()).delete(COOKIE)
}
