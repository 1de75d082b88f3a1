'use client'

import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'

/** Says something to people who do not see the screen, when they have a moment. Nothing (`''`) takes back what was said. */
export type Announce = (message: string) => void

const AnnounceContext = createContext<Announce>(() => {})

/** The nearest announcer; outside one, a function that says nothing. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Said {
  text: string
  about: unknown
  /** Two places take turns, so that the same sentence twice is heard twice. */
  turn: 0 | 1
}

/**
 * The polite live region of a page, and the way to speak through it. What is said within one moment is
 * said together: a second message would otherwise cut the first one off. When `about` changes, what was said
 * before is taken back: it was about somebody else.
 */
export function Announcer({ about, children }: { about?: unknown; children: ReactNode }) {
  const [last, setSaid] = useState<Said>({ text: '', about, turn: 0 })
  const announce = useMemo<Announce>(() => {
    let waiting: string[] = []
    return (message) => {
      if (waiting.includes(message)) return
      waiting.push(message)
      if (waiting.length > 1) return
      queueMicrotask(() => {
        const text = waiting.join(' ').trim()
        waiting = []
        setSaid(({ turn }) => ({ text, about, turn: turn ? 0 : 1 }))
      })
    }
  }, [about])
  const said = last.about === about ? last : { text: '', turn: last.turn }
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
        [said.text, said.turn],
      )}
    </AnnounceContext.Provider>
  )
}
