import type { Connection } from '../../api/connection.js'
import type { ConnectFlow } from '../flows.js'
import type { Problem } from '../problem.js'
import { markup, type Html } from './html.js'
import { icons, logo, name } from './parts.js'
import type { View } from './View.js'

/** Long enough to be seen, short enough not to be waited for. */
const DONE_MS = 700

/** Live words of a long build, by the second from which they hold. */
export const BUILD_WORDS: readonly (readonly [number, string])[] = [
  [0, 'Finding the best way to connect…'],
  [4, 'Reading the documentation…'],
  [12, 'Building the connector…'],
  [30, 'Trying it out…'],
  [90, 'Still at work. Some apps take a few minutes.'],
  [300, 'This takes longer than usual. It goes on without you.'],
]

export function progressView(flow: ConnectFlow, connection: Connection): View {
  return {
    name: 'progress',
    connection,
    follows: true,
    body: markup`<div class="spinner">${logo(flow.appName, flow.logoUri)}</div>
      <h1 id="title" tabindex="-1">Setting up ${name(flow.appName)}</h1>
      <p class="lead" role="status" data-words>${BUILD_WORDS[0]?.[1]}</p>
      <p class="elapsed"><span class="sr">Time so far: </span><span data-elapsed>0:00</span></p>
      <div class="actions"><button type="button" data-finish data-focus>Close</button></div>
      <p class="fine">You can close this window. ${name(flow.workspaceName)} shows it when it is ready.</p>`,
  }
}

export function doneView(flow: ConnectFlow, connection: Connection): View {
  return {
    name: 'done',
    connection,
    closesInMs: connection.state === 'BUILDING' ? 0 : DONE_MS,
    body: markup`<div class="mark">${icons.check}</div>
      <h1 id="title" tabindex="-1">${connection.state === 'BUILDING' ? 'Setting up…' : 'Connected'}</h1>
      <p class="lead">${name(connection.name)} is connected to ${name(flow.workspaceName)}.</p>`,
  }
}

/** The app said no. Trying again is offered where somebody would still hear of it. */
export function refusedView(flow: ConnectFlow, problem: Problem): View {
  const canTryAgain = flow.requestId === undefined
  return {
    name: 'refused',
    problem,
    body: markup`${bad}
      <h1 id="title" tabindex="-1">${name(flow.appName)} did not give access</h1>
      <p class="lead">${sentence(problem.message)} Nothing was connected.</p>
      <div class="actions">
        <button type="button" data-cancel${!canTryAgain && markup` data-focus`}>Close</button>
        ${canTryAgain && markup`<button type="button" class="primary" data-again data-focus>Try again</button>`}
      </div>`,
  }
}

/** Signed in, but it could not be set up: the host page gets the record, which says so. */
export function failedView(flow: ConnectFlow, connection: Connection): View {
  const reason = connection.errors?.[0]?.message ?? connection.error?.message
  return {
    name: 'failed',
    connection,
    body: markup`${bad}
      <h1 id="title" tabindex="-1">${name(flow.appName)} could not be set up</h1>
      <p class="lead">${reason ? sentence(reason) : 'The set-up ended without a reason.'}</p>
      <div class="actions"><button type="button" class="primary" data-finish data-focus>Close</button></div>
      <p class="fine">It stays in your list of accounts, where you can remove it.</p>`,
  }
}

/** The screen cannot be shown at all. */
export function problemView(problem: Problem): View {
  return {
    name: 'problem',
    problem,
    body: markup`${bad}
      <h1 id="title" tabindex="-1">This screen could not be opened</h1>
      <p class="lead">${sentence(problem.message)}</p>
      <div class="actions"><button type="button" class="primary" data-cancel data-focus>Close</button></div>`,
  }
}

const bad: Html = markup`<div class="mark bad">${icons.warning}</div>`

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)
