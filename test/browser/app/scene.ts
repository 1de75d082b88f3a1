import type { IntegrationsPageProps, MembraneProviderProps } from 'react-membrane'

/** What a browser test asks its page to be. Plain JSON, handed over in the document. */
export interface Scene {
  provider?: Pick<MembraneProviderProps, 'apiUri' | 'tenantKey' | 'nonce' | 'requestTimeoutMs' | 'token'>
  page?: SerialisablePageProps
  /** Query appended to the token endpoint. */
  tenant?: string
  direction?: 'ltr' | 'rtl'
  theme?: 'light' | 'dark' | 'auto'
  /** What the page of actions does about a lost connection. */
  reconnect?: 'ask' | 'auto'
  /** How tenants are switched by `window.scene.switchTo`. */
  switchBy?: 'key' | 'tenantKey' | 'token'
  /** A token for each tenant, for `switchBy: 'token'`. */
  tokens?: Record<string, string>
}

type SerialisablePageProps = {
  [
    Name in keyof IntegrationsPageProps as IntegrationsPageProps[Name] extends
      ((...args: never[]) => unknown) | undefined
      ? never
      : Name
  ]?: Exclude<IntegrationsPageProps[Name], (...args: never[]) => unknown>
}
