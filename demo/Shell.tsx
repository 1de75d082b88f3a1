import type { ReactNode } from 'react'
import type { Settings } from './useSettings.js'
import { tenants, type Visitor } from './tenants.js'

const sections = ['General', 'Members', 'Integrations', 'Actions', 'Notifications', 'Billing', 'API keys']
const real: readonly string[] = ['Integrations', 'Actions'] satisfies Settings['section'][]

const isReal = (section: string): section is Settings['section'] => real.includes(section)

/** The product around the page: a settings screen like any other. */
export function Shell({
  bar,
  tenantKey,
  section: shown,
  onSectionChange,
  children,
}: {
  bar: ReactNode
  tenantKey: Visitor
  section: Settings['section']
  onSectionChange: (section: Settings['section']) => void
  children: ReactNode
}) {
  const name = tenants.find(({ key }) => key === tenantKey)?.name ?? 'Signed out'
  return (
    <div className="demo-shell">
      {bar}
      <div className="demo-frame">
        <nav className="demo-nav" aria-label="Settings" lang="en">
          <p className="demo-workspace">
            <span className="demo-mark" aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            {name}
          </p>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a
                  href="#settings"
                  aria-current={section === shown ? 'page' : undefined}
                  onClick={() => {
                    if (isReal(section)) onSectionChange(section)
                  }}
                >
                  {section}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="demo-main">{children}</main>
      </div>
    </div>
  )
}
