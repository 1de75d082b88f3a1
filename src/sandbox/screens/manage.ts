import type { Connection } from '../../api/connection.js'
import type { ConnectFlow } from '../flows.js'
import { markup } from './html.js'
import { icons, logo, name } from './parts.js'
import type { View } from './View.js'

interface Shown {
  words: string
  tone: 'good' | 'bad' | 'quiet'
  /** What the one button to press is called; absent: nothing to repair. */
  repair?: string
}

/** How the connection is, in a word, and what a person can do here. */
function shown(connection: Connection): Shown {
  const { state, disconnected, clientAction } = connection
  if (state === 'BUILDING') return { words: 'Setting up…', tone: 'quiet' }
  if (state === 'DISCONNECTING') return { words: 'Disconnecting…', tone: 'quiet' }
  if (connection.isDeactivated) return { words: 'Turned off', tone: 'quiet' }
  if (state === 'SETUP_FAILED') return { words: 'Could not be set up', tone: 'bad', repair: 'Try again' }
  if (state === 'CONFIGURATION_ERROR')
    return { words: 'Needs configuration', tone: 'bad', repair: 'Try again' }
  if (clientAction?.type === 'provide-input')
    return { words: 'Needs information', tone: 'bad', repair: 'Continue' }
  if (disconnected) return { words: 'Reconnect needed', tone: 'bad', repair: 'Reconnect' }
  if (state === 'CLIENT_ACTION_REQUIRED') return { words: 'Not finished', tone: 'bad', repair: 'Continue' }
  if (state === 'READY') return { words: 'Connected', tone: 'good', repair: 'Reconnect' }
  return { words: state ?? 'Unknown status', tone: 'quiet', repair: 'Reconnect' }
}

/** One account: how it is, since when, and the way to repair it. */
export function manageView(flow: ConnectFlow, connection: Connection): View {
  const { words, tone, repair } = shown(connection)
  const reason = connection.requestError?.message ?? connection.errors?.[0]?.message
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['App', flow.appName],
    ['Key', connection.key],
    ['Connected', day(connection.createdAt)],
    ['Last used', day(connection.lastActiveAt)],
  ]
  return {
    name: 'manage',
    body: markup`<div class="pair">${logo(flow.appName, flow.logoUri)}</div>
      <h1 id="title" tabindex="-1">${name(connection.name)}</h1>
      <p class="lead"><span class="state" data-tone="${tone}">${words}</span></p>
      ${
        tone === 'bad' &&
        reason &&
        markup`<div class="note">
          ${icons.warning}
          <p>${reason}</p>
        </div>`
      }
      <dl>
        ${rows.map(
          ([term, value]) =>
            value &&
            markup`<dt>${term}</dt>
              <dd>${name(value)}</dd>`,
        )}
      </dl>
      <form id="decide">
        <input type="hidden" name="step" value="manage" />
        <div class="actions">
          ${
            repair !== undefined &&
            markup`<button${tone === 'bad' && markup` class="primary" data-focus`}>${repair}</button>`
          }
          <button type="button" data-cancel${tone !== 'bad' && markup` class="primary" data-focus`}>
            Done
          </button>
        </div>
      </form>`,
  }
}

/** The day in English and in UTC, so that it reads the same wherever the sandbox runs. */
function day(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(iso))} UTC`
}
