import type { CSSProperties } from 'react'
import { Button, useSpeech, type Theme } from 'react-membrane'
import { Root } from './theme.js'

const HUES = Array.from({ length: 12 }, (_, at) => at * 30)
const LIGHTNESSES = [8, 28, 42, 50, 60, 78, 94]

/** Accents all over the colour circle, and greys. */
export const ACCENTS: readonly string[] = [
  ...LIGHTNESSES.flatMap((lightness) => HUES.map((hue) => `hsl(${hue} 90% ${lightness}%)`)),
  ...[0, 25, 46, 50, 75, 100].map((lightness) => `hsl(0 0% ${lightness}%)`),
]

/** React's type knows no custom properties. */
const accent = (value: string): CSSProperties & { '--membrane-accent': string } => ({
  '--membrane-accent': value,
})

/** A primary button, and accented text, in every accent. */
export function AccentSwatches({ theme }: { theme: Theme }) {
  const { labels } = useSpeech()
  return (
    <div className="story-swatches">
      {ACCENTS.map((value) => (
        <Root key={value} theme={theme} style={accent(value)}>
          <Button variant="primary" data-accent={value}>
            {labels.action.connect}
          </Button>
          <span className="membrane-attention">
            <Button variant="quiet">{labels.fixAll.start}</Button>
          </span>
        </Root>
      ))}
    </div>
  )
}
