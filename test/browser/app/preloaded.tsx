import { StrictMode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import 'react-membrane/styles.css'
import './app.css'
import { PreloadedApp, type Preloaded } from './PreloadedApp.js'

declare global {
  interface Window {
    preloaded: {
      problems: string[]
      /** Every text that the page showed, from the server's on. */
      frames: string[]
      /** What a router does: shows another page, or again one that it has kept. */
      navigate: (to: Preloaded | 'back') => void
    }
  }
}

const root = document.getElementById('root')
if (!root) throw new Error('No element with the id "root".')
const served: Preloaded = JSON.parse(document.getElementById('scene')?.textContent ?? '{}')
const problems: string[] = []
const frames = [root.innerText]
new MutationObserver(() => frames.push(root.innerText)).observe(root, {
  subtree: true,
  childList: true,
  characterData: true,
})

function Router() {
  const [page, show] = useState({ visit: 0, props: served })
  useEffect(() => {
    window.preloaded = {
      problems,
      frames,
      navigate: (to) =>
        flushSync(() => show(({ visit }) => ({ visit: visit + 1, props: to === 'back' ? served : to }))),
    }
  }, [])
  return <PreloadedApp key={page.visit} {...page.props} />
}

hydrateRoot(
  root,
  <StrictMode>
    <Router />
  </StrictMode>,
  { onRecoverableError: (error) => problems.push(String(error)) },
)
