import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

export function mount(app: ReactNode) {
  const root = document.getElementById('root')
  if (!root) throw new Error('No element with the id "root".')
  createRoot(root).render(app)
}
