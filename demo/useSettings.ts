import { useEffect, useState } from 'react'
import { isVisitor, type Visitor } from './tenants.js'

export interface Settings {
  tenantKey: Visitor
  theme: 'light' | 'dark' | 'auto'
  direction: 'ltr' | 'rtl'
  section: 'Integrations' | 'Actions'
}

export interface SettingsStore {
  value: Settings
  set: (change: Partial<Settings>) => void
}

/** The demo's switches. They live in the address, so that a state can be linked to and survives a reload. */
export function useSettings(): SettingsStore {
  const [value, setValue] = useState(readSettings)
  useEffect(() => {
    document.documentElement.dataset['theme'] = value.theme
    document.documentElement.dir = value.direction
    document.documentElement.lang = value.direction === 'rtl' ? 'ar' : 'en'
    const address = new URL(location.href)
    address.searchParams.set('tenant', value.tenantKey)
    address.searchParams.set('theme', value.theme)
    address.searchParams.set('dir', value.direction)
    if (value.section === 'Actions') address.searchParams.set('section', 'actions')
    else address.searchParams.delete('section')
    history.replaceState(null, '', address)
  }, [value])
  return { value, set: (change) => setValue((current) => ({ ...current, ...change })) }
}

function readSettings(): Settings {
  const query = new URL(location.href).searchParams
  const tenant = query.get('tenant')
  const theme = query.get('theme')
  return {
    tenantKey: isVisitor(tenant) ? tenant : 'acme',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    direction: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    section: query.get('section') === 'actions' ? 'Actions' : 'Integrations',
  }
}
