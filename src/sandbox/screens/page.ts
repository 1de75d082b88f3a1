import { sha256 } from '@noble/hashes/sha2.js'
import type { Theme } from '../../api/connect.js'
import { utf8 } from '../bytes.js'
import type { ConnectOutcome } from '../options.js'
import { markup, jsonForScript, Html } from './html.js'
import { icons } from './parts.js'
import { script } from './script.js'
import type { Step } from './step.js'
import { style } from './style.js'

/** Where the page is shown: inside the SDK's iframe, or in a window of its own. */
export type Place = 'frame' | 'window'

export interface PageOptions {
  step: Step
  place: Place
  theme: Theme
  /** Relative to the page's own address, so that the page works under any host and path. */
  decideUrl?: string
  progressUrl?: string
  /** What the drawer has chosen; absent: there is nothing to choose. */
  outcome?: ConnectOutcome
  /** Who may read the message of a popup. */
  openerOrigin?: string
  /** Where the browser returns to when the person cancels. */
  cancelRedirect?: string
}

const OUTCOMES: readonly (readonly [ConnectOutcome, string])[] = [
  ['succeed', 'Succeed'],
  ['refuse', 'Be refused'],
  ['need-input', 'Need more input'],
  ['slow', 'Take long'],
  ['fail-setup', 'Fail set-up'],
  ['pending', 'Never finish'],
]

const OVER = markup`<h1 id="title" tabindex="-1">All done</h1>
  <p class="lead">You can close this window.</p>`

/** The whole document: it loads nothing but pictures, and runs nothing but its own script. */
export function page({ step, place, theme, outcome, ...rest }: PageOptions): Html {
  const start = { step: { ...step, html: '' }, place, overHtml: OVER.text, ...rest }
  return markup`<!doctype html>
    <html lang="en" data-theme="${theme}" data-place="${place}" data-view="${step.view}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Connect</title>
        ${STYLE}
      </head>
      <body>
        <main id="screen" aria-labelledby="title">${new Html(step.html)}</main>
        ${outcome !== undefined && drawer(outcome)}
        <script type="application/json" id="start">${jsonForScript(start)}</script>
        ${SCRIPT}
      </body>
    </html>`
}

function drawer(outcome: ConnectOutcome): Html {
  const chosen = OUTCOMES.some(([value]) => value === outcome) ? outcome : 'succeed'
  return markup`<aside id="sandbox" aria-label="Sandbox"><details>
    <summary>${icons.flask}<span>Sandbox</span></summary>
    <fieldset>
      <legend>What happens next</legend>
      <div>
        ${OUTCOMES.map(
          ([value, label]) =>
            markup`<label
              ><input
                type="radio"
                form="decide"
                name="outcome"
                value="${value}"
                ${value === chosen && markup` checked`}
              />${label}</label
            >`,
        )}
      </div>
      <p>No real account is touched. Your customers never see this.</p>
    </fieldset>
  </details></aside>`
}

/** Verbatim, since the policy names their hashes. */
const STYLE = new Html(`<style>${style}</style>`)
const SCRIPT = new Html(`<script>${script}</script>`)

/** Allows exactly this style and this script, by their hashes. */
const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(script)}'`,
  "connect-src 'self'",
  'img-src data: https: http:',
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function hashOf(text: string): string {
  return `sha256-${base64(sha256(utf8(text)))}`
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
