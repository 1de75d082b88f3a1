import type { DemoInfo } from './info.js'
import { SandboxPanel } from './panel/SandboxPanel.js'
import { isVisitor, tenants } from './tenants.js'
import type { SettingsStore } from './useSettings.js'

/** The strip above the product: who is signed in, light or dark, left or right, and what this demo talks to. */
export function ControlBar({ info, settings }: { info: DemoInfo; settings: SettingsStore }) {
  const { value, set } = settings
  return (
    <header className="demo-bar" lang="en">
      <div className="demo-brand">
        <strong>Fieldnote</strong>
        {info.mode === 'sandbox' ? (
          <SandboxPanel
            apiUri={info.apiUri}
            tenantKey={value.tenantKey}
            onSignOut={() => set({ tenantKey: 'nobody' })}
          />
        ) : (
          <span className="demo-live">Live: {new URL(info.apiUri).host}</span>
        )}
      </div>
      <div className="demo-switches">
        <label>
          Signed in as{' '}
          <select
            value={value.tenantKey}
            onChange={(event) => {
              const { value: next } = event.target
              if (isVisitor(next)) set({ tenantKey: next })
            }}
          >
            {tenants.map((tenant) => (
              <option key={tenant.key} value={tenant.key}>
                {tenant.name}
              </option>
            ))}
            <option value="nobody">Nobody</option>
          </select>
        </label>
        <Choice
          label="Theme"
          options={{ light: 'Light', dark: 'Dark', auto: 'Auto' }}
          value={value.theme}
          onChoose={(theme) => set({ theme })}
        />
        <Choice
          label="Direction"
          options={{ ltr: 'LTR', rtl: 'RTL' }}
          value={value.direction}
          onChoose={(direction) => set({ direction })}
        />
      </div>
    </header>
  )
}

interface ChoiceProps<Option extends string> {
  label: string
  /** The word for each. */
  options: Record<Option, string>
  value: Option
  onChoose: (option: Option) => void
}

function Choice<Option extends string>({ label, options, value, onChoose }: ChoiceProps<Option>) {
  const isOption = (key: string): key is Option => key in options
  return (
    <fieldset className="demo-choice">
      <legend>{label}</legend>
      {Object.keys(options)
        .filter(isOption)
        .map((option) => (
          <label key={option}>
            <input type="radio" name={label} checked={option === value} onChange={() => onChoose(option)} />
            <span>{options[option]}</span>
          </label>
        ))}
    </fieldset>
  )
}
