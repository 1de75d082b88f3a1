import type { Decorator } from '@storybook/react-vite'
import type { CSSProperties, ReactNode } from 'react'
import type { Theme } from 'react-membrane'

/** The theme that Storybook's toolbar says. */
export const themeOf = ({ theme }: { [name: string]: unknown }): Theme =>
  theme === 'dark' || theme === 'auto' ? theme : 'light'

interface RootProps {
  theme: Theme
  style?: CSSProperties
  children: ReactNode
}

/** What every user of single parts writes around them: the element that carries the tokens. */
export function Root({ theme, style, children }: RootProps) {
  return (
    <div className="membrane-root" data-theme={theme === 'auto' ? undefined : theme} style={style}>
      {children}
    </div>
  )
}

export const inRoot: Decorator = (Story, { globals }) => (
  <Root theme={themeOf(globals)}>
    <Story />
  </Root>
)

/** A list around rows or cards: they are items of one. */
export const inList =
  (kind: 'rows' | 'cards', label: string): Decorator =>
  (Story) => (
    <div className={kind === 'rows' ? 'membrane-page' : 'membrane-page story-narrow'}>
      <div role="list" data-host="" aria-label={label} className={`membrane-${kind}`}>
        <Story />
      </div>
    </div>
  )

/** 360 px, around everything: a phone, or a narrow panel. */
export const narrow = { parameters: { width: 'narrow' } }

/** 1440 px, around everything: a large screen. */
export const wide = { parameters: { width: 'wide' } }
