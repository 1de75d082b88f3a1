import { useEffect, useRef, useState } from 'react'
import { useConnections } from 'react-membrane'
import type { Visitor } from '../tenants.js'
import { createControls, type Scenario } from './controls.js'

const scenarios: { value: Scenario; label: string }[] = [
  { value: 'needs-attention', label: 'Needs attention' },
  { value: 'everyday', label: 'Everyday' },
  { value: 'actions', label: 'Actions' },
  { value: 'empty', label: 'Nothing yet' },
  { value: 'failing', label: 'Failing lists' },
  { value: 'large', label: '10,000 apps' },
]

/** Drives the sandbox behind the page: break things, and watch the page tell the truth about it. */
export function SandboxPanel({
  apiUri,
  tenantKey,
  onSignOut,
}: {
  apiUri: string
  tenantKey: Visitor
  onSignOut: () => void
}) {
  const panel = useEscape()
  const controls = createControls(apiUri)
  const { connections, refresh } = useConnections()
  const [said, setSaid] = useState('')
  const [slow, setSlow] = useState(false)
  const [online, setOnline] = useState(true)
  const [target, setTarget] = useState('')
  const chosen = connections.find((connection) => connection.id === target) ?? connections[0]

  const run = async (what: string, action: () => Promise<void>) => {
    try {
      await action()
      setSaid(what)
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <details ref={panel} className="demo-panel">
      <summary>Sandbox</summary>
      <div className="demo-panel-body">
        <div className="demo-panel-tools" dir="ltr">
          <p className="demo-hint">
            Everything on this page is served by a sandbox on this machine. Break it here.
          </p>
          <fieldset>
            <legend>World</legend>
            {scenarios.map(({ value, label }) => (
              <button
                key={value}
                type="button"
                onClick={() => {
                  void run(`${label}: loading the page anew…`, async () => {
                    await controls.scenario(value)
                    location.reload()
                  })
                }}
              >
                {label}
              </button>
            ))}
          </fieldset>
          <fieldset>
            <legend>Connection</legend>
            <select
              aria-label="Connection to act on"
              value={chosen?.id ?? ''}
              onChange={(event) => setTarget(event.target.value)}
              disabled={!chosen}
            >
              {connections.map((connection) => (
                <option key={connection.id} value={connection.id}>
                  {connection.integration ? `${connection.integration.name} · ` : ''}
                  {connection.name}
                </option>
              ))}
            </select>
            <button
              type="button"
              disabled={!chosen}
              onClick={() => {
                if (!chosen) return
                void run(`${chosen.name} lost its sign-in.`, async () => {
                  await controls.breakConnection(chosen.id)
                  await refresh()
                })
              }}
            >
              Break it
            </button>
            <button
              type="button"
              disabled={!chosen}
              onClick={() => {
                if (!chosen) return
                void run(`${chosen.name} is being set up again.`, async () => {
                  await controls.rebuildConnection(chosen.id)
                  await refresh()
                })
              }}
            >
              Rebuild it
            </button>
          </fieldset>
          <fieldset>
            <legend>Weather</legend>
            <button
              type="button"
              onClick={() => {
                void run('Every token issued until now is refused.', async () => {
                  await controls.expireTokens()
                  await refresh()
                })
              }}
            >
              Expire the token
            </button>
            <button
              type="button"
              disabled={tenantKey === 'nobody'}
              onClick={() => {
                onSignOut()
                setSaid('')
              }}
            >
              Sign out
            </button>
            <label>
              <input
                type="checkbox"
                checked={slow}
                onChange={(event) => {
                  const { checked } = event.target
                  setSlow(checked)
                  void run(checked ? 'Every answer takes 2 s.' : 'Answers are quick.', () =>
                    controls.latency(checked ? 2_000 : 120),
                  )
                }}
              />
              Slow answers
            </label>
            <label>
              <input
                type="checkbox"
                checked={!online}
                onChange={(event) => {
                  const down = event.target.checked
                  setOnline(!down)
                  void run(down ? 'The network is gone.' : 'The network is back.', async () => {
                    await controls.network(!down)
                    await refresh()
                  })
                }}
              />
              Drop the network
            </label>
          </fieldset>
          <p role="status" className="demo-hint">
            {said || (tenantKey === 'nobody' ? 'Nobody is signed in.' : `Signed in as ${tenantKey}.`)}
          </p>
        </div>
      </div>
    </details>
  )
}

/** Escape closes it from anywhere inside, and the focus is where it was opened. */
function useEscape() {
  const panel = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const { current } = panel
    const close = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !current?.open) return
      current.open = false
      current.querySelector('summary')?.focus()
    }
    current?.addEventListener('keydown', close)
    return () => current?.removeEventListener('keydown', close)
  }, [])
  return panel
}
