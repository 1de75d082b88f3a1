const LIGHT = `
  --bg: #fff; --fg: #16181d; --muted: #5b6270; --line: #dfe2e8; --soft: #f6f7f9; --field: #fff; --edge: #868d9b;
  --accent: #2453d4; --accent-strong: #1c43b0; --on-accent: #fff; --accent-soft: #eef2ff;
  --bad: #b42318; --bad-soft: #fef3f2; --bad-line: #f7c8c3; --good: #18794e; --good-soft: #e9f7ef;
  --scrim: rgb(17 20 28 / .46); --shadow: 0 1px 2px rgb(17 20 28 / .08), 0 24px 64px -12px rgb(17 20 28 / .38);
  --tool: #6a3f00; --tool-bg: #fff6e0; --tool-line: #c98a1b;`

const DARK = `
  --bg: #1c1e24; --fg: #f1f2f5; --muted: #a6adba; --line: #343843; --soft: #25282f; --field: #16181d; --edge: #747c8b;
  --accent: #94b4ff; --accent-strong: #b3caff; --on-accent: #0c1430; --accent-soft: #262f4a;
  --bad: #ffa198; --bad-soft: #371f1e; --bad-line: #6a3532; --good: #71d8a7; --good-soft: #17322a;
  --scrim: rgb(4 5 8 / .58); --shadow: 0 0 0 1px rgb(255 255 255 / .07), 0 24px 64px -8px rgb(0 0 0 / .7);
  --tool: #ffd98f; --tool-bg: #2c2413; --tool-line: #9a7430;`

/**
 * The screens' one sheet. The root keeps `color-scheme: light`, as the SDK's iframe does: were they to differ, the
 * browser would paint the frame opaque and the page behind the scrim would vanish. The card has its own.
 */
export const style = `
:root { color-scheme: light; ${LIGHT} }
:root[data-theme=dark] { ${DARK} }
@media (prefers-color-scheme: dark) { :root[data-theme=auto] { ${DARK} } }
*, ::before, ::after { box-sizing: border-box }
html, body { margin: 0; min-height: 100% }
body {
  display: grid; grid-template-rows: 1fr auto auto 1fr; justify-items: center; min-height: 100vh; min-height: 100dvh; padding: 24px 12px;
  background: var(--scrim); color: var(--fg); overflow-wrap: anywhere; -webkit-font-smoothing: antialiased;
  font: 14px/20px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
:root:not([data-place=frame]) body { background: var(--soft) }
:root[data-theme=dark]:not([data-place=frame]) body { background: #101216 }
@media (prefers-color-scheme: dark) { :root[data-theme=auto]:not([data-place=frame]) body { background: #101216 } }
#screen {
  grid-row: 2; width: 100%; max-width: 408px; padding: 28px; border-radius: 14px; background: var(--bg); box-shadow: var(--shadow);
  color-scheme: light;
}
:root[data-theme=dark] :is(#screen, #sandbox) { color-scheme: dark }
@media (prefers-color-scheme: dark) { :root[data-theme=auto] :is(#screen, #sandbox) { color-scheme: dark } }
h1 { margin: 0; font-size: 19px; line-height: 26px; font-weight: 600; letter-spacing: -.01em; text-align: center; text-wrap: balance; max-height: 130px; overflow: hidden }
h1:focus { outline: none }
p { margin: 0 }
.lead { margin-top: 8px; color: var(--muted); text-align: center; text-wrap: pretty; max-height: 160px; overflow: auto }
.fine { margin-top: 16px; color: var(--muted); font-size: 12px; line-height: 16px; text-align: center; text-wrap: balance; max-height: 64px; overflow: hidden }
.pair { display: flex; align-items: center; justify-content: center; gap: 12px; margin-bottom: 20px }
.link { width: 34px; fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
.logo {
  position: relative; display: grid; place-items: center; flex: none; width: 52px; height: 52px; border-radius: 12px; overflow: hidden;
  font-size: 18px; font-weight: 600; letter-spacing: .01em; color: #fff; background: #4f5bd5;
}
.logo[data-tint='1'] { background: #0f766e } .logo[data-tint='2'] { background: #8a4b08 } .logo[data-tint='3'] { background: #7c3aa8 }
.logo[data-tint='4'] { background: #b02a5b } .logo[data-tint='5'] { background: #335c85 }
.logo img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; background: #fff }
.logo:has(img):not(.broken) { background: #fff }
.logo:has(img):not(.broken)::after { content: ''; position: absolute; inset: 0; border: 1px solid rgb(128 132 140 / .28); border-radius: inherit }
.logo.broken img { display: none }
.account { display: flex; align-items: center; gap: 12px; margin-top: 20px; padding: 12px; border: 1px solid var(--line); border-radius: 10px }
.account .logo { width: 36px; height: 36px; border-radius: 50%; font-size: 13px }
.account > div { min-width: 0 }
.account b { display: block; font-weight: 600; max-height: 60px; overflow: hidden }
.account span.where { color: var(--muted); font-size: 13px; line-height: 18px; display: block; max-height: 36px; overflow: hidden }
.can { margin: 20px 0 0; padding: 0; list-style: none; display: grid; gap: 10px }
.can li { display: flex; gap: 10px }
.can .icon { color: var(--good) }
.icon { flex: none; width: 16px; height: 16px; margin-top: 2px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
.note { display: flex; gap: 10px; margin-top: 20px; padding: 10px 12px; border: 1px solid var(--bad-line); border-radius: 8px; background: var(--bad-soft); color: var(--bad); max-height: 160px; overflow: auto }
.note p { color: var(--fg) }
form { margin: 0 }
.fields { display: grid; gap: 16px; margin-top: 20px }
.field > label:not(.check) { display: block; margin-bottom: 6px; font-weight: 500 }
.optional { color: var(--muted); font-weight: 400 }
.hint { margin-top: 6px; color: var(--muted); font-size: 13px; line-height: 18px }
.field-error { margin-top: 6px; color: var(--bad); font-size: 13px; line-height: 18px }
input:not([type=checkbox], [type=radio]), select, textarea {
  width: 100%; min-height: 38px; padding: 8px 11px; border: 1px solid var(--edge); border-radius: 7px; background: var(--field); color: inherit; font: inherit;
}
textarea { resize: vertical; min-height: 76px }
::placeholder { color: var(--muted); opacity: 1 }
[aria-invalid=true] { border-color: var(--bad) !important }
.secret { position: relative }
.secret input { padding-inline-end: 62px }
.secret button { position: absolute; inset-block: 3px; inset-inline-end: 3px; min-height: 0; padding: 0 10px; border: 0; background: none; color: var(--muted); font-size: 13px }
.secret button:hover { color: var(--fg); background: var(--soft) }
.check { display: flex; gap: 10px; align-items: center; min-height: 32px }
input[type=checkbox], input[type=radio] { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); flex: none }
.actions { display: flex; flex-wrap: wrap-reverse; gap: 10px; margin-top: 24px }
.actions > * { flex: 1 1 120px }
button {
  min-height: 38px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); color: var(--fg); font: inherit; font-weight: 500; cursor: pointer;
  transition: background-color .12s ease-out, border-color .12s ease-out;
}
button:hover { background: var(--soft); border-color: var(--edge) }
button.primary { border-color: transparent; background: var(--accent); color: var(--on-accent) }
button.primary:hover { background: var(--accent-strong) }
button[aria-disabled=true] { cursor: progress; opacity: .65 }
@media (pointer: coarse) { button, input:not([type=checkbox], [type=radio]), select { min-height: 44px } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.spinner { position: relative; width: 76px; height: 76px; margin: 0 auto 20px; display: grid; place-items: center }
.spinner::before { content: ''; position: absolute; inset: 0; border: 2.5px solid var(--line); border-top-color: var(--accent); border-radius: 50%; animation: spin 1s linear infinite }
.spinner .logo { width: 48px; height: 48px; border-radius: 12px }
@keyframes spin { to { rotate: 1turn } }
.elapsed { margin-top: 6px; color: var(--muted); font-variant-numeric: tabular-nums; text-align: center; font-size: 13px }
.mark { display: grid; place-items: center; width: 52px; height: 52px; margin: 0 auto 20px; border-radius: 50%; background: var(--good-soft); color: var(--good) }
.mark .icon { width: 26px; height: 26px; margin: 0 }
.mark.bad { background: var(--bad-soft); color: var(--bad) }
dl { display: grid; grid-template-columns: minmax(84px, auto) 1fr; gap: 8px 16px; margin: 20px 0 0 }
dt { color: var(--muted) } dd { margin: 0; min-width: 0; max-height: 100px; overflow: auto }
.state { display: inline-flex; align-items: center; gap: 7px; font-weight: 500 }
.state::before { content: ''; width: 8px; height: 8px; border-radius: 50%; border: 2px solid currentColor }
.state[data-tone=good] { color: var(--good) } .state[data-tone=good]::before { background: currentColor }
.state[data-tone=bad] { color: var(--bad) }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
#sandbox { grid-row: 3; width: 100%; max-width: 408px; margin-top: 12px; color: var(--tool); font-size: 13px; line-height: 18px; color-scheme: light }
#sandbox summary {
  display: flex; align-items: center; gap: 6px; width: max-content; margin: 0 auto; padding: 5px 12px 5px 10px; border: 1px dashed var(--tool-line); border-radius: 99px;
  background: var(--tool-bg); font: 500 12px/18px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; list-style: none; cursor: pointer; user-select: none;
}
#sandbox summary::-webkit-details-marker { display: none }
#sandbox summary .icon { width: 14px; height: 14px; margin: 0; stroke-width: 1.4 }
#sandbox [open] summary { border-bottom-left-radius: 0; border-bottom-right-radius: 0; border-bottom: 0; border-radius: 10px 10px 0 0 }
#sandbox fieldset { margin: 0; padding: 14px 16px; border: 1px dashed var(--tool-line); border-radius: 12px; background: var(--tool-bg) }
#sandbox legend { float: inline-start; width: 100%; padding: 0; margin-bottom: 8px; font-weight: 600 }
#sandbox fieldset div { clear: both; display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 2px 12px }
#sandbox label { display: flex; align-items: center; gap: 8px; min-height: 28px }
#sandbox input { accent-color: var(--tool-line) }
#sandbox p { margin-top: 8px; font-size: 12px; line-height: 16px }
@media (pointer: coarse) { #sandbox summary { min-height: 44px } #sandbox label { min-height: 44px } }
@media (max-width: 380px) { #screen { padding: 20px } }
@media (prefers-reduced-motion: no-preference) {
  :root[data-place=frame] body { animation: fade .16s ease-out }
  #screen { animation: rise .18s ease-out }
  #screen.swap > * { animation: fade .14s ease-out }
}
@media (prefers-reduced-motion: reduce) { .spinner::before { animation-duration: 6s } }
@keyframes fade { from { opacity: 0 } }
@keyframes rise { from { opacity: 0; translate: 0 8px } }
@media (forced-colors: active) {
  #screen, #sandbox summary, #sandbox fieldset { border: 1px solid CanvasText }
  button.primary { forced-color-adjust: none; background: Highlight; color: HighlightText }
  .link, .icon { stroke: CanvasText }
  .spinner::before { border-color: GrayText; border-top-color: Highlight }
}
`
