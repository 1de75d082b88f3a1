'use client'

import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'

/** Says something to people who do not see the screen, when they have a moment. */
export type Announce = (message: string) => void

const AnnounceContext = createContext<Announce>(() => {})

/** The nearest announcer; outside one, a function that says nothing. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Said {
  text: string
  /** Two places take turns, so that the same sentence twice is heard twice. */
  turn: 0 | 1
}

/**
 * The polite live region of a page, and the way to speak through it. What is said within one moment is
 * said together: a second message would otherwise cut the first one off.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said>({ text: '', turn: 0 })
  const waiting = useRef<string[]>([])
  const announce = useCallback<Announce>((message) => {
    if (!message || waiting.current.includes(message)) return
    waiting.current.push(message)
    if (waiting.current.length > 1) return
    queueMicrotask(() => {
      const text = waiting.current.join(' ')
      waiting.current = []
      setSaid((last) => ({ text, turn: last.turn ? 0 : 1 }))
    })
  }, [])
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      {useMemo(
        () => (
          <div role="status" aria-live="polite" className="membrane-hidden" data-announcer="">
            <span>{said.turn ? '' : said.text}</span>
            <span>{said.turn ? said.text : ''}</span>
          </div>
        ),
        [said],
      )}
    </AnnounceContext.Provider>
  )
}
