import type { ConnectFlow } from '../flows.js'
import { markup, type Html } from './html.js'
import { icons, logo, name, pair } from './parts.js'
import { permissionsOf } from './permissions.js'
import type { View } from './View.js'

/** Whether this account has worked before, so that signing in means signing in again. */
export const isReconnect = ({ mode, connection }: ConnectFlow): boolean =>
  mode !== 'connect' && connection?.lastActiveAt !== undefined

/** The page on which an app asks whether the workspace may use an account. */
export function consentView(flow: ConnectFlow): View {
  const { appName, workspaceName } = flow
  const again = isReconnect(flow)
  return {
    name: 'consent',
    body: markup`${pair(appName, flow.logoUri, workspaceName)}
      <h1 id="title" tabindex="-1">
        ${
          again
            ? markup`Reconnect ${name(flow.accountExample)}`
            : markup`${name(workspaceName)} wants to access your ${name(appName)} account`
        }
      </h1>
      ${again && whyAgain(flow)} ${account(flow)}
      ${
        !again &&
        markup`<ul class="can">
          ${[...permissionsOf(flow.target.app.categories), 'Stay connected until you disconnect it'].map(
            (text) => markup`<li>${icons.check}<span>${text}</span></li>`,
          )}
        </ul>`
      }
      ${decision('consent', again ? 'Reconnect' : 'Allow')}
      <p class="fine">You can disconnect at any time in ${name(workspaceName)}.</p>`,
  }
}

/** Why the account has to be signed in to again, in the app's own words when there are any. */
export function whyAgain({ appName, workspaceName, connection }: ConnectFlow): Html {
  const reason = connection?.requestError?.message ?? connection?.errors?.[0]?.message
  return markup`<p class="lead">
      Sign in to ${name(appName)} again, so that ${name(workspaceName)} can keep using this account.
    </p>
    ${
      reason &&
      markup`<div class="note">
        ${icons.warning}
        <p>${reason}</p>
      </div>`
    }`
}

function account({ accountExample, appName }: ConnectFlow): Html {
  return markup`<div class="account">
    ${logo(accountExample)}
    <div><b>${name(accountExample)}</b><span class="where">Signed in to ${name(appName)}</span></div>
  </div>`
}

/** A form with nothing to fill in but the decision itself. */
export function decision(step: string, primary: string): Html {
  return markup`<form id="decide"><input type="hidden" name="step" value="${step}" />${actions(primary)}</form>`
}

export function actions(primary: string, focus = true): Html {
  return markup`<div class="actions">
    <button type="button" data-cancel>Cancel</button>
    <button class="primary" ${focus && markup` data-focus`}>${primary}</button>
  </div>`
}
