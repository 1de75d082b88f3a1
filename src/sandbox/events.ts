/** What `/sse/workspace` says when something changed: refetch this element. */
export interface ElementUpdate {
  type: 'element-update'
  elementType: 'connection' | 'integration' | 'customer' | 'app' | 'action' | 'action-run-log-record'
  elementId: string
  data?: unknown
  /** Whose element it is; absent for what all tenants share. Not sent over the wire. */
  tenantKey?: string
}

/** Tells any number of listeners of a kind. */
export interface Bus<Event> {
  emit(event: Event): void
  subscribe(listener: (event: Event) => void): () => void
}

export function createBus<Event>(): Bus<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    emit(event) {
      Array.from(listeners).forEach((listener) => listener(event))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
