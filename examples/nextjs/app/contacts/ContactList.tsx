'use client'
import { useState } from 'react'
import { useConnect } from 'react-membrane'

/** An app of the sandbox. Your workspace has keys of its own. */
const CRM = 'dealwren'

/** What the act route answers. */
interface Answer {
  output?: { contacts: { id: string; name: string }[] }
  code?: string
  message?: string
  connectionId?: string
}

async function listContacts(): Promise<Answer> {
  const body = JSON.stringify({ key: 'list-contacts', integrationKey: CRM })
  const response = await fetch('/api/membrane-act', { method: 'POST', body })
  return response.json()
}

/** Reads the CRM by way of this app's own server; where the account was signed out, has the person sign in again. */
export function ContactList() {
  const { reconnect, pending } = useConnect()
  const [answer, setAnswer] = useState<Answer>()

  const refresh = async () => setAnswer(await listContacts())
  const lost = answer?.code === 'CONNECTION_DISCONNECTED' ? answer.connectionId : undefined
  const signInAgain = async (id: string) => {
    if (await reconnect({ id })) await refresh()
  }

  return (
    <>
      {lost ? (
        <button disabled={pending} onClick={() => void signInAgain(lost)}>
          Sign in to your CRM again
        </button>
      ) : (
        <button onClick={() => void refresh()}>Read contacts</button>
      )}
      {answer?.message && <p role="alert">{answer.message}</p>}
      <ul>
        {answer?.output?.contacts.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </>
  )
}
