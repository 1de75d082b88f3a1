import { cutGlyphs, glyphs, type Glyph, type GlyphName } from './glyphs.js'

/**
 * How a glyph becomes an app icon: a `blend` of two colours, a `solid` tile, a `light` or `dark` tile,
 * a `disc`, or `bare` without ground.
 */
export type LogoStyle = 'blend' | 'solid' | 'light' | 'dark' | 'disc' | 'bare'

export interface Logo {
  readonly glyph: GlyphName
  readonly style: LogoStyle
  /** Two CSS colours: ground and accent, or the two parts of the glyph. */
  readonly colours: readonly [string, string]
}

const TILE = `width='48' height='48' rx='11'`

function ground({ style, colours: [a, b] }: Logo): string {
  switch (style) {
    case 'blend':
      return `<linearGradient id='g' x2='1' y2='1'><stop stop-color='${a}'/><stop offset='1' stop-color='${b}'/></linearGradient><rect fill='url(#g)' ${TILE}/>`
    case 'solid':
      return `<rect fill='${a}' ${TILE}/>`
    case 'light':
      return `<rect fill='#fff' stroke='#0002' x='.5' y='.5' width='47' height='47' rx='10.5'/>`
    case 'dark':
      return `<rect fill='#16181d' ${TILE}/>`
    case 'disc':
      return `<circle fill='${a}' cx='24' cy='24' r='24'/>`
    case 'bare':
      return ''
    default:
      return style satisfies never
  }
}

/** The colours of the glyph's two parts on this ground. */
function inks({ glyph, style, colours: [a, b] }: Logo): readonly [string, string] {
  const cut = cutGlyphs.has(glyph)
  switch (style) {
    case 'blend':
      return ['#fff', cut ? a : '#ffffffa6']
    case 'solid':
    case 'disc':
      return ['#fff', cut ? a : b]
    case 'light':
    case 'bare':
      return [a, cut ? '#fff' : b]
    case 'dark':
      return [a, cut ? '#16181d' : b]
    default:
      return style satisfies never
  }
}

/** The logo as SVG text. */
export function drawLogo(logo: Logo): string {
  const view = logo.style === 'bare' ? '8 8 32 32' : '0 0 48 48'
  const [main, second] = inks(logo)
  const glyph: Glyph = glyphs[logo.glyph]
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='${view}'>${ground(logo)}${glyph(main, second)}</svg>`
}

/** The logo as a `data:` URI that needs no further escaping in an attribute. */
export function logoUri(logo: Logo): string {
  return `data:image/svg+xml,${drawLogo(logo).replace(/[%#<> "]/g, encodeURIComponent)}`
}
