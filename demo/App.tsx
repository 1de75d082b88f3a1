import { useState } from 'react'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import { ControlBar } from './ControlBar.js'
import { SandboxPanel } from './panel/SandboxPanel.js'
import type { DemoInfo } from './server/backend.js'
import { Shell } from './Shell.js'
import { useSettings } from './useSettings.js'

/** A product's settings screen with the page in it, and the switches that a reviewer wants. */
export function App({ info }: { info: DemoInfo }) {
  const settings = useSettings()
  const [lastRequest, setLastRequest] = useState<string | null>(null)
  const { tenantKey, theme } = settings.value
  return (
    <MembraneProvider tokenEndpoint={`/api/membrane-token?tenant=${tenantKey}`} tenantKey={tenantKey}>
      <Shell bar={<ControlBar info={info} settings={settings} />} tenantKey={tenantKey}>
        <IntegrationsPage theme={theme} multiple onRequestIntegration={setLastRequest} />
        {lastRequest === null ? null : (
          <p role="status" className="demo-note">
            Your product would now hear: “somebody asked for {lastRequest || 'an app'}”.
          </p>
        )}
      </Shell>
      {info.mode === 'sandbox' ? <SandboxPanel apiUri={info.apiUri} tenantKey={tenantKey} /> : null}
    </MembraneProvider>
  )
}
