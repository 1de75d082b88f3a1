import type { ReactNode } from 'react'
import { tenants, type TenantKey } from './tenants.js'

const sections = ['General', 'Members', 'Integrations', 'Notifications', 'Billing', 'API keys']

/** The product around the page: a settings screen like any other. */
export function Shell({
  bar,
  tenantKey,
  children,
}: {
  bar: ReactNode
  tenantKey: TenantKey
  children: ReactNode
}) {
  const tenant = tenants.find((each) => each.key === tenantKey)
  return (
    <div className="demo-shell">
      {bar}
      <div className="demo-frame">
        <nav className="demo-nav" aria-label="Settings">
          <p className="demo-workspace">
            <span className="demo-mark" aria-hidden="true">
              {tenant?.name.slice(0, 1)}
            </span>
            {tenant?.name}
          </p>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a href="#settings" aria-current={section === 'Integrations' ? 'page' : undefined}>
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
