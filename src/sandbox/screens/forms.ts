import type { AuthOption } from '../../api/integration.js'
import type { ConnectFlow } from '../flows.js'
import { actions, isReconnect, whyAgain } from './consent.js'
import { fieldsOf, formFields, type Field } from './form.js'
import { markup, type Html } from './html.js'
import { icons, name, pair } from './parts.js'
import type { View } from './View.js'

export interface Mistakes {
  /** By field. */
  errors?: Readonly<Record<string, string>>
  /** Of the form as a whole. */
  message?: string
}

/** Which way of signing in the screen shows: the one asked for, else the first. */
export const optionOf = ({ authOptions, authOptionKey }: ConnectFlow): AuthOption | undefined =>
  authOptions.find(({ key }) => key === authOptionKey) ?? authOptions[0]

export const credentialFields = (flow: ConnectFlow): Field[] => fieldsOf(optionOf(flow)?.inputSchema)

/** The form of an app that is connected with a key rather than by signing in. */
export function credentialsView(flow: ConnectFlow, { errors = {}, message }: Mistakes = {}): View {
  const again = isReconnect(flow)
  const option = optionOf(flow)
  return {
    name: 'credentials',
    body: markup`${pair(flow.appName, flow.logoUri, flow.workspaceName)}
      <h1 id="title" tabindex="-1">
        ${again ? markup`Reconnect ${name(flow.accountExample)}` : markup`Connect ${name(flow.appName)}`}
      </h1>
      ${again ? whyAgain(flow) : markup`<p class="lead">${option?.description}</p>`}
      <form id="decide" novalidate>
        <input type="hidden" name="step" value="credentials" />
        ${complaints(errors, message)}
        <div class="fields">${formFields(credentialFields(flow), errors)}</div>
        ${actions(again ? 'Reconnect' : 'Connect', false)}
      </form>
      <p class="fine">
        ${name(flow.workspaceName)} uses these only to reach ${name(flow.appName)}. You can disconnect at any
        time.
      </p>`,
  }
}

/** What an app asks for after signing in, when it says nothing more exact. */
const ACCOUNT_FIELD: Field = { name: 'account', title: 'Account', kind: 'text', required: true }
export const inputFields: readonly Field[] = [ACCOUNT_FIELD]

/** The form for what is missing once a person has signed in. */
export function inputView(flow: ConnectFlow, { errors = {}, message }: Mistakes = {}): View {
  return {
    name: 'input',
    body: markup`${pair(flow.appName, flow.logoUri, flow.workspaceName)}
      <h1 id="title" tabindex="-1">${name(flow.appName)} needs a few more details</h1>
      <p class="lead">${flow.connection?.clientAction?.description}</p>
      <form id="decide" novalidate>
        <input type="hidden" name="step" value="input" />
        ${complaints(errors, message)}
        <div class="fields">${formFields(inputFields, errors)}</div>
        ${actions('Continue', false)}
      </form>`,
  }
}

const INTENT_FIELD: Field = {
  name: 'intent',
  title: 'What would you like to connect?',
  kind: 'text',
  required: true,
  placeholder: 'Our company wiki at wiki.acme.test',
  description: 'The name of the app, its address, or what you use it for.',
}
export const intentFields: readonly Field[] = [INTENT_FIELD]

/** The form for an app that is in no list. */
export function describeView(
  workspaceName: string,
  intent = '',
  { errors = {}, message }: Mistakes = {},
): View {
  return {
    name: 'describe',
    body: markup`<h1 id="title" tabindex="-1">Describe the app</h1>
      <p class="lead">
        We look for a way to connect it to ${name(workspaceName)}. The first time this can take a few minutes.
      </p>
      <form id="decide" novalidate>
        <input type="hidden" name="step" value="describe" />
        ${complaints(errors, message)}
        <div class="fields">${formFields([{ ...INTENT_FIELD, initial: intent }], errors)}</div>
        ${actions('Continue', intent !== '')}
      </form>`,
  }
}

function complaints(errors: Readonly<Record<string, string>>, message: string | undefined): Html | false {
  const count = Object.keys(errors).length
  if (count === 0 && message === undefined) return false
  const fields = count === 1 ? 'One field needs another look.' : `${count} fields need another look.`
  return markup`<div class="note" role="alert">
    ${icons.warning}
    <p>${message ?? fields}</p>
  </div>`
}
