import type { DemoInfo } from './info.js'
import { SandboxPanel } from './panel/SandboxPanel.js'
import { isTenantKey, tenants } from './tenants.js'
import type { SettingsStore } from './useSettings.js'

/** The strip above the product: who is signed in, light or dark, left or right, and what this demo talks to. */
export function ControlBar({ info, settings }: { info: DemoInfo; settings: SettingsStore }) {
  const { value, set } = settings
  return (
    <header className="demo-bar">
      <div className="demo-brand">
        <strong>Fieldnote</strong>
        {info.mode === 'sandbox' ? (
          <SandboxPanel apiUri={info.apiUri} tenantKey={value.tenantKey} />
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
              if (isTenantKey(next)) set({ tenantKey: next })
            }}
          >
            {tenants.map((tenant) => (
              <option key={tenant.key} value={tenant.key}>
                {tenant.name}
              </option>
            ))}
          </select>
        </label>
        <Choice
          label="Theme"
          options={['light', 'dark', 'auto']}
          value={value.theme}
          onChoose={(theme) => set({ theme })}
        />
        <Choice
          label="Direction"
          options={['ltr', 'rtl']}
          value={value.direction}
          onChoose={(direction) => set({ direction })}
        />
      </div>
    </header>
  )
}

interface ChoiceProps<Option extends string> {
  label: string
  options: readonly Option[]
  value: Option
  onChoose: (option: Option) => void
}

function Choice<Option extends string>({ label, options, value, onChoose }: ChoiceProps<Option>) {
  return (
    <fieldset className="demo-choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={label} checked={option === value} onChange={() => onChoose(option)} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  )
}
