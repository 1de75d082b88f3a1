/**
 * The shapes that logos are made of, each in the middle 24 units of a 48 unit square.
 *
 * `f` is the colour of the main part, `s` of the second.
 */
export type Glyph = (f: string, s: string) => string

const path = (fill: string, d: string) => `<path fill='${fill}' d='${d}'/>`
const line = (stroke: string, width: number, d: string) =>
  `<path fill='none' stroke='${stroke}' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round' d='${d}'/>`
const dot = (fill: string, x: number, y: number, r: number) =>
  `<circle fill='${fill}' cx='${x}' cy='${y}' r='${r}'/>`
const ring = (stroke: string, width: number, x: number, y: number, r: number) =>
  `<circle fill='none' stroke='${stroke}' stroke-width='${width}' cx='${x}' cy='${y}' r='${r}'/>`
const box = (fill: string, x: number, y: number, w: number, h: number, r: number) =>
  `<rect fill='${fill}' x='${x}' y='${y}' width='${w}' height='${h}' rx='${r}'/>`

export const glyphs = {
  bars: (f, s) => box(f, 12, 24, 6, 12, 2) + box(f, 21, 18, 6, 18, 2) + box(s, 30, 12, 6, 24, 2),
  rings: (f, s) => ring(s, 4, 29, 24, 7.5) + ring(f, 4, 19, 24, 7.5),
  petals: (f, s) =>
    path(f, 'M23 23H17a5.5 5.5 0 1 1 6-5.5zM25 25h6a5.5 5.5 0 1 1-6 5.5z') +
    path(s, 'M25 23v-6a5.5 5.5 0 1 1 5.5 6zM23 25v6a5.5 5.5 0 1 1-5.5-6z'),
  layers: (f, s) =>
    path(f, 'M24 11l12.5 7L24 25l-12.5-7z') +
    line(s, 2.8, 'M12.6 24.2L24 30.5l11.4-6.3M12.6 30L24 36.3 35.4 30'),
  bubble: (f, s) =>
    path(
      f,
      'M17 12h14a5 5 0 0 1 5 5v9a5 5 0 0 1-5 5h-6.5l-6.3 5.2c-.5.4-1.2.1-1.2-.5V31a5 5 0 0 1-5-5v-9a5 5 0 0 1 5-5z',
    ) +
    dot(s, 18.5, 21.5, 1.9) +
    dot(s, 24, 21.5, 1.9) +
    dot(s, 29.5, 21.5, 1.9),
  chats: (f, s) =>
    path(
      s,
      'M24 19h9a3.5 3.5 0 0 1 3.5 3.5v11.7c0 .6-.7.9-1.2.5L31.5 32H24a3.5 3.5 0 0 1-3.5-3.5v-6A3.5 3.5 0 0 1 24 19z',
    ) +
    path(
      f,
      'M15 12h12a3.5 3.5 0 0 1 3.5 3.5v8A3.5 3.5 0 0 1 27 27h-9.5l-4.3 3.3a.7.7 0 0 1-1.2-.5V15.5A3.5 3.5 0 0 1 15 12z',
    ),
  envelope: (f, s) =>
    box(f, 11, 14.5, 26, 19, 4) + line(s, 2.8, 'M12.5 17.5L22 25.2a3.2 3.2 0 0 0 4 0l9.5-7.7'),
  plane: (f, s) => path(f, 'M37 11.5L11 22.8l8.5 3.7z') + path(s, 'M37 11.5L28.5 36l-9-9.5z'),
  bolt: (f) => path(f, 'M26.5 10.5L13.5 26.5h8.2l-2 11 14-16.8h-8.7z'),
  cube: (f, s) =>
    path(f, 'M24 11l11.3 6.5L24 24l-11.3-6.5z') +
    path(s, 'M12.7 19.8L22.9 25.7v11.8l-10.2-5.9z') +
    `<g opacity='.75'>${path(f, 'M35.3 19.8L25.1 25.7v11.8l10.2-5.9z')}</g>`,
  quarters: (f, s) =>
    path(f, 'M12 23V12h11a11 11 0 0 1-11 11zM36 25v11H25a11 11 0 0 1 11-11z') +
    dot(s, 30.5, 17.5, 5.5) +
    box(s, 12, 25, 11, 11, 2),
  waves: (f, s) =>
    line(f, 4.2, 'M12 20c4-6 8-6 12 0s8 6 12 0') + line(s, 4.2, 'M12 29.5c4-6 8-6 12 0s8 6 12 0'),
  burst: (f, s) =>
    line(f, 3.6, 'M24 12v5.5M24 30.5V36M12 24h5.5M30.5 24H36') +
    line(s, 3.6, 'M15.5 15.5l3.9 3.9M28.6 28.6l3.9 3.9M15.5 32.5l3.9-3.9M28.6 19.4l3.9-3.9'),
  page: (f, s) =>
    path(f, 'M17 11h9l8 8v15a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3V14a3 3 0 0 1 3-3z') +
    path(s, 'M26 11l8 8h-6a2 2 0 0 1-2-2z') +
    line(s, 2.2, 'M18.5 25h11M18.5 30.5h7'),
  notebook: (f, s) =>
    box(s, 12, 12, 9, 24, 3) +
    path(f, 'M18.5 12H33a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H18.5z') +
    line(s, 2.4, 'M23.5 19h7.5M23.5 24h7.5'),
  signal: (f, s) =>
    dot(f, 15.5, 32.5, 3.5) +
    line(f, 4, 'M14 22.5A11.5 11.5 0 0 1 25.5 34') +
    line(s, 4, 'M14 14a20 20 0 0 1 20 20'),
  gem: (f, s) => path(f, 'M24 11l12 13H12z') + path(s, 'M12 24h24L24 37z'),
  check: (f, s) => ring(s, 3.6, 24, 24, 11) + line(f, 3.8, 'M18.8 24.4l3.7 3.7 7-7.6'),
  tick: (f, s) => line(s, 5, 'M12.5 25l6.5 6.8') + line(f, 5, 'M19 31.8L35.5 15.5'),
  calendar: (f, s) =>
    box(f, 12, 13, 24, 23, 4.5) +
    box(s, 12, 19, 24, 2.6, 0) +
    box(s, 25.5, 25.5, 6, 6, 1.6) +
    line(f, 3, 'M18 11.5v3M30 11.5v3'),
  clock: (f, s) => dot(f, 24, 24, 12.5) + line(s, 3, 'M24 17v7.3l4.7 3.2'),
  code: (f, s) =>
    line(f, 3.8, 'M18 16.5L11.5 24l6.5 7.5M30 16.5l6.5 7.5-6.5 7.5') + line(s, 3.4, 'M26 14.5l-4 19'),
  branch: (f, s) =>
    line(f, 3.2, 'M17 18v12M31 18.5c0 6-5 6.5-9 7.2-3 .5-5 1.8-5 4.3') +
    dot(f, 17, 15, 3.6) +
    dot(f, 17, 33, 3.6) +
    dot(s, 31, 15.5, 3.6),
  terminal: (f, s) => line(f, 3.8, 'M13 15.5l8 8.5-8 8.5') + line(s, 3.8, 'M24.5 33H35'),
  bird: (f, s) => path(f, 'M11 16l17 3-8 17z') + path(s, 'M28 19l9-7-4 13-13 11z'),
  leaf: (f, s) =>
    path(f, 'M36 12c1 14-5 22-13.5 22C16.5 34 13 30 13 25.5 13 16.5 23 13 36 12z') +
    line(s, 2.6, 'M12 36.5c3-6.5 8-11.5 15-15'),
  pie: (f, s) =>
    path(f, 'M22 14a11 11 0 1 0 11.9 12H22z') + path(s, 'M25.5 11A11.5 11.5 0 0 1 37 22.5H25.5z'),
  orbit: (f, s) =>
    dot(f, 24, 24, 6.5) +
    `<ellipse fill='none' stroke='${s}' stroke-width='2.6' cx='24' cy='24' rx='14' ry='6' transform='rotate(-28 24 24)'/>`,
  columns: (f, s) =>
    box(f, 12, 12, 6.5, 24, 2) + box(s, 20.75, 12, 6.5, 15, 2) + box(f, 29.5, 12, 6.5, 19.5, 2),
  folder: (f, s) =>
    path(s, 'M12 17a3 3 0 0 1 3-3h5.2a3 3 0 0 1 2.2.9l2.3 2.4H33a3 3 0 0 1 3 3V31H12z') +
    box(f, 12, 20.5, 24, 14.5, 3),
  cloud: (f, s) =>
    dot(s, 29, 21, 7.5) + path(f, 'M18 34a6.8 6.8 0 0 1-.8-13.5A8.5 8.5 0 0 1 33.5 23 5.6 5.6 0 0 1 32 34z'),
  lock: (f, s) =>
    line(f, 3.4, 'M18 22v-4a6 6 0 0 1 12 0v4') + box(f, 13.5, 21.5, 21, 15, 4) + dot(s, 24, 29, 2.6),
  bag: (f, s) =>
    line(f, 2.8, 'M19 20v-3a5 5 0 0 1 10 0v3') +
    path(
      f,
      'M15 19h18a1.5 1.5 0 0 1 1.5 1.4l1 13A2.5 2.5 0 0 1 33 36H15a2.5 2.5 0 0 1-2.5-2.6l1-13A1.5 1.5 0 0 1 15 19z',
    ) +
    line(s, 2.8, 'M19 23.5a5 5 0 0 0 10 0'),
  box: (f, s) =>
    box(f, 11, 12.5, 26, 7.5, 2.5) +
    path(f, 'M13 22h22v11a3 3 0 0 1-3 3H16a3 3 0 0 1-3-3z') +
    line(s, 2.8, 'M20.5 27h7'),
  peaks: (f, s) => path(s, 'M27.5 18.5L38 35H17z') + path(f, 'M20 13l12.5 22h-25z'),
  matrix: (f, s) =>
    dot(f, 15, 15, 3.4) +
    dot(f, 24, 15, 2.4) +
    dot(f, 33, 15, 1.5) +
    dot(f, 15, 24, 2.4) +
    dot(s, 24, 24, 3.6) +
    dot(f, 33, 24, 2.4) +
    dot(f, 15, 33, 1.5) +
    dot(f, 24, 33, 2.4) +
    dot(f, 33, 33, 3.4),
  crescent: (f, s) =>
    path(f, 'M27 12.5A12.5 12.5 0 1 0 36 29.5 10.5 10.5 0 0 1 27 12.5z') + dot(s, 32.5, 17.5, 2.8),
  ribbon: (f, s) =>
    line(s, 5, 'M31 14.5h-8a4.8 4.8 0 0 0 0 9.5') + line(f, 5, 'M17 33.5h8a4.8 4.8 0 0 0 0-9.5h-2'),
  people: (f, s) =>
    dot(s, 31, 18.5, 4) +
    path(s, 'M27 35c0-6.5 1-9.5 4.5-9.5 3.8 0 5.5 3 5.5 7.5a2 2 0 0 1-2 2z') +
    dot(f, 20, 17.5, 5.2) +
    path(f, 'M11 34c0-6 3.5-9 9-9s9 3 9 9a2 2 0 0 1-2 2H13a2 2 0 0 1-2-2z'),
  badge: (f, s) =>
    box(f, 14, 12, 20, 25, 4) +
    dot(s, 24, 21.5, 3.6) +
    path(s, 'M17.5 32c0-3.6 2.5-5.3 6.5-5.3s6.5 1.7 6.5 5.3z') +
    line(s, 2.2, 'M21.5 15h5'),
  coins: (f, s) =>
    `<ellipse fill='${s}' cx='24' cy='31' rx='11.5' ry='5.5'/>` +
    `<ellipse fill='${f}' cx='24' cy='17.5' rx='11.5' ry='5.5'/>` +
    line(f, 2.8, 'M12.9 24.3c1.2 3 5.7 4.7 11.1 4.7s9.9-1.7 11.1-4.7'),
  ledger: (f, s) =>
    box(f, 13, 11, 22, 26, 4) + line(s, 2.6, 'M18.5 18h11M18.5 24h11M18.5 30h5') + dot(s, 29, 30, 1.8),
  card: (f, s) => box(f, 11, 15, 26, 18, 4) + box(s, 11, 19.5, 26, 4, 0) + box(s, 15, 27, 7, 2.4, 1.2),
  pin: (f, s) =>
    path(f, 'M24 11a10 10 0 0 1 10 10c0 7-7 12.5-10 16-3-3.5-10-9-10-16a10 10 0 0 1 10-10z') +
    dot(s, 24, 21, 3.8),
  horn: (f, s) =>
    path(f, 'M33.5 12.5v21L20 29.5h-4a4.5 4.5 0 0 1-4.5-4.5v-4a4.5 4.5 0 0 1 4.5-4.5h4z') +
    line(s, 3.4, 'M18.5 31l2 5.5') +
    line(s, 2.8, 'M37 20.5v5'),
  target: (f, s) => ring(f, 3.6, 24, 24, 11) + ring(s, 3, 24, 24, 5) + dot(f, 24, 24, 1.6),
  ring: (f, s) => ring(s, 3.8, 24, 24, 10.8) + dot(f, 31.6, 16.4, 4.6),
  buoy: (f, s) =>
    ring(f, 7, 24, 24, 9) +
    line(s, 4, 'M15.8 15.8l3.4 3.4M28.8 28.8l3.4 3.4M15.8 32.2l3.4-3.4M28.8 19.2l3.4-3.4'),
  tag: (f, s) =>
    path(
      f,
      'M12 15.5A3.5 3.5 0 0 1 15.5 12h8.6a3.5 3.5 0 0 1 2.5 1l9.4 9.5a3.5 3.5 0 0 1 0 5l-8.5 8.5a3.5 3.5 0 0 1-5 0L13 26.6a3.5 3.5 0 0 1-1-2.5z',
    ) + dot(s, 19, 19, 2.6),
  funnel: (f, s) =>
    path(f, 'M12.5 13h23a1.5 1.5 0 0 1 1.2 2.4L32 21.5H16l-4.7-6.1A1.5 1.5 0 0 1 12.5 13z') +
    path(s, 'M17.5 24h13L27 28.5V34l-6 3v-8.5z'),
  pulse: (f, s) => line(f, 3.8, 'M11.5 26h5l4-12 6.5 20 3.5-11') + dot(s, 33, 22.5, 3.2),
} satisfies Record<string, Glyph>

export type GlyphName = keyof typeof glyphs

/** Glyphs whose second part lies on the first: it is drawn in the ground's colour, as if cut out. */
export const cutGlyphs: ReadonlySet<string> = new Set<GlyphName>([
  'badge',
  'bag',
  'box',
  'bubble',
  'calendar',
  'card',
  'clock',
  'envelope',
  'ledger',
  'lock',
  'notebook',
  'page',
  'pin',
  'tag',
])
