import { lazy, Suspense, useState } from 'react'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import { ar } from 'react-membrane/labels/ar'
import { ControlBar } from './ControlBar.js'
import type { DemoInfo } from './info.js'
import { Shell } from './Shell.js'
import { TabLoading } from './TabLoading.js'
import { tenants } from './tenants.js'
import { useSettings } from './useSettings.js'

/** Apart, so that who only looks at the page does not pay for it. */
const ActionsTab = lazy(() => import('./ActionsTab.js').then(({ ActionsTab: tab }) => ({ default: tab })))

/** A product's settings screen with the page in it, and the switches that a reviewer wants. */
export function App({ info }: { info: DemoInfo }) {
  const settings = useSettings()
  const [lastRequest, setLastRequest] = useState<string | null>(null)
  const { tenantKey, theme, direction, section } = settings.value
  return (
    <MembraneProvider
      tokenEndpoint={`/api/membrane-token?tenant=${tenantKey}`}
      tenantKey={tenantKey}
      labels={direction === 'rtl' ? ar : undefined}
    >
      <Shell
        bar={<ControlBar info={info} settings={settings} />}
        tenantKey={tenantKey}
        section={section}
        onSectionChange={(next) => settings.set({ section: next })}
      >
        {section === 'Actions' ? (
          <Suspense fallback={<TabLoading name="Actions" />}>
            <ActionsTab
              theme={theme}
              direction={direction}
              endpoint={`/api/membrane-act?tenant=${tenantKey}`}
            />
          </Suspense>
        ) : (
          <IntegrationsPage
            theme={theme}
            multiple
            signInHref={`?tenant=${tenants[0].key}&theme=${theme}&dir=${direction}`}
            onRequestIntegration={setLastRequest}
          />
        )}
        {lastRequest === null ? null : (
          <p role="status" className="demo-note" lang="en">
            Your product would now hear: “somebody asked for {lastRequest || 'an app'}”.
          </p>
        )}
      </Shell>
    </MembraneProvider>
  )
}
