import { useState } from 'react'
import 'react-membrane/actions.css'
import { useConnections, type Connection, type Theme } from 'react-membrane'
import {
  ActionForm,
  ActionRunner,
  ActionsRoot,
  ConnectionPicker,
  RunOutcome,
  useAct,
  useActionRunLogs,
  useUniversalAction,
} from 'react-membrane/actions'
import { ar } from 'react-membrane/actions/labels/ar'

/** What a product does with the accounts that its customers connected. */
export function ActionsTab({
  theme,
  direction,
  endpoint,
}: {
  theme: Theme
  direction: 'ltr' | 'rtl'
  endpoint: string
}) {
  return (
    <ActionsRoot theme={theme} labels={direction === 'rtl' ? ar : undefined} className="demo-actions">
      <header>
        <h1 className="membrane-title">Actions</h1>
        <p className="demo-lead">
          <bdi>What this product does with the accounts you connected.</bdi>
        </p>
      </header>
      <Contacts endpoint={endpoint} />
      <SendMessage theme={theme} endpoint={endpoint} />
      <section className="demo-card">
        <ActionRunner theme={theme} endpoint={endpoint} title="Anything else" />
      </section>
      <Recent />
    </ActionsRoot>
  )
}

interface Contact {
  id: string
  name: string
  email: string
  company?: string
}

/** A connected CRM: its contacts, and a button that puts another one there. */
function Contacts({ endpoint }: { endpoint: string }) {
  const { connections, loading, error } = useConnections()
  const crm = connections.find(({ key }) => key === 'dealwren')
  return (
    <section className="demo-card" aria-labelledby="demo-contacts">
      <h2 id="demo-contacts" className="membrane-heading">
        Contacts in your CRM
      </h2>
      {crm ? (
        <ContactList crm={crm} endpoint={endpoint} />
      ) : loading ? (
        <p className="membrane-hint">
          <bdi>Looking for your CRM…</bdi>
        </p>
      ) : error ? (
        <p className="membrane-hint">
          <bdi>Your accounts could not be loaded.</bdi>
        </p>
      ) : (
        <p className="membrane-hint">
          <bdi>
            There is no CRM in this world. Choose “Actions” in the sandbox’s panel, or connect Dealwren.
          </bdi>
        </p>
      )}
    </section>
  )
}

function ContactList({ crm, endpoint }: { crm: Connection; endpoint: string }) {
  const list = useAct<{ contacts: Contact[] }>({ endpoint, reconnect: 'auto' })
  const add = useAct({ endpoint, reconnect: 'auto' })
  const show = () =>
    list.act({ key: 'list-contacts', connectionId: crm.id, input: {}, meta: { from: 'demo' } })
  const [count, setCount] = useState(1)
  async function create() {
    const input = { name: `Ada Sample ${count}`, email: `ada.${count}@sample.test` }
    setCount(count + 1)
    if (await add.act({ key: 'create-contact', connectionId: crm.id, input })) await show()
  }
  return (
    <>
      <div className="membrane-form-buttons">
        <button
          type="button"
          className="membrane-button"
          data-variant="secondary"
          onClick={() => void show()}
          aria-disabled={list.pending}
        >
          {list.pending ? 'Reading…' : 'Read contacts'}
        </button>
        <button
          type="button"
          className="membrane-button"
          data-variant="secondary"
          onClick={() => void create()}
          aria-disabled={add.pending}
        >
          {add.pending ? 'Adding…' : 'Add a contact'}
        </button>
      </div>
      {list.data && (
        <ul className="demo-contacts" aria-label="Contacts">
          {list.data.contacts.map((contact) => (
            <li key={contact.id}>
              <strong>{contact.name}</strong> <span>{contact.email}</span>
            </li>
          ))}
        </ul>
      )}
      {(list.error || list.phase !== 'idle') && <RunOutcome outcome={list} account={crm.name} />}
      {add.error && <RunOutcome outcome={add} account={crm.name} />}
    </>
  )
}

/** One action for whichever account can send: mail, chat and CRM alike. */
function SendMessage({ theme, endpoint }: { theme: Theme; endpoint: string }) {
  const sender = useUniversalAction('send-message', { endpoint })
  return (
    <section className="demo-card" aria-labelledby="demo-send">
      <h2 id="demo-send" className="membrane-heading">
        Send a message
      </h2>
      {sender.loadError && sender.connections.length === 0 ? (
        <p className="membrane-hint">
          <bdi>What can send a message could not be found out.</bdi>
        </p>
      ) : (
        <ConnectionPicker
          connections={sender.connections}
          integrations={sender.integrations.slice(0, 4)}
          value={sender.connection?.id ?? null}
          onValueChange={sender.choose}
          loading={sender.loading}
          disabled={sender.pending}
          theme={theme}
        />
      )}
      {sender.connection && sender.action && (
        <>
          <ActionForm
            schema={sender.action.inputSchema}
            submitLabel="Send"
            pending={sender.pending}
            onCancel={sender.cancel}
            onSubmit={(input) => void sender.run(input)}
          />
          <RunOutcome outcome={sender} account={sender.connection.name} />
        </>
      )}
    </section>
  )
}

/** What was run, the newest first. */
function Recent() {
  const { runs } = useActionRunLogs({ limit: 6 })
  if (runs.length === 0) return null
  return (
    <section className="demo-card" aria-labelledby="demo-recent">
      <h2 id="demo-recent" className="membrane-heading">
        Recent runs
      </h2>
      <ul className="demo-contacts">
        {runs.slice(0, 6).map((run) => (
          <li key={run.id}>
            <span className="membrane-badge" data-tone={run.status === 'success' ? 'positive' : 'critical'}>
              {run.name}
            </span>{' '}
            <span>{new Date(run.createdAt).toLocaleTimeString('en')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
