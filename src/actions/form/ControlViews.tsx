'use client'

import { useActionSpeech } from '../labels/ActionLabelsProvider.js'
import type { BooleanField, ChoiceField, Field, JsonField, NumberField, TextField } from '../schema/field.js'
import { labelOf } from '../schema/options.js'
import { useForm } from './context.js'
import { isChosen, isMoment, type Draft } from './draft.js'
import { About, FieldFrame, Said, useFieldSpeech } from './FieldFrame.js'
import { isMomentInput, toLocal } from './moment.js'

/** One control of a form: what was typed in it comes from above, and goes back there. */
export interface ControlViewProps<Kind extends Field> {
  field: Kind
  draft: Draft
  path: string
  label: string
  onChange: (draft: Draft) => void
}

export function TextView({ field, draft, path, label, onChange }: ControlViewProps<TextField | NumberField>) {
  const { labels, say } = useActionSpeech()
  const value = textOf(field, draft)
  const input = field.kind === 'text' ? field.input : 'text'
  const format = field.kind === 'text' ? field.format : undefined
  const hint = format === undefined ? undefined : say(labels.form.format, { format })
  return (
    <FieldFrame field={field} path={path} label={label} hint={hint}>
      {(control) =>
        input === 'multiline' ? (
          <textarea
            {...control}
            className="membrane-input"
            rows={3}
            dir="auto"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            {...control}
            className="membrane-input"
            type={input}
            inputMode={field.kind === 'number' ? 'decimal' : undefined}
            dir={field.kind === 'text' && input === 'text' ? 'auto' : undefined}
            autoComplete={input === 'password' ? 'new-password' : 'off'}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </FieldFrame>
  )
}

function textOf(field: TextField | NumberField, draft: Draft): string {
  if (isMoment(draft))
    return field.kind === 'text' && isMomentInput(field.input) ? toLocal(field.input, draft.moment) : ''
  return typeof draft === 'string' ? draft : ''
}

export function BoxView({ field, draft, path, label, onChange }: ControlViewProps<BooleanField>) {
  const { readOnly } = useForm()
  const { id, said, describedBy } = useFieldSpeech(field, path)
  return (
    <div className="membrane-field" data-kind="boolean" data-invalid={said === undefined ? undefined : ''}>
      <label className="membrane-check">
        <input
          type="checkbox"
          data-path={path}
          checked={draft === true}
          disabled={readOnly}
          aria-describedby={describedBy}
          aria-invalid={said === undefined ? undefined : true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <bdi>{label}</bdi>{' '}
      </label>
      <About field={field} id={id} />
      <Said said={said} id={id} />
    </div>
  )
}

export function ChoiceView({ field, draft, path, label, onChange }: ControlViewProps<ChoiceField>) {
  const { labels } = useActionSpeech()
  const options = new Map(field.options.map((option) => [JSON.stringify(option.value), option]))
  const value = isChosen(draft) ? JSON.stringify(draft.chosen) : ''
  return (
    <FieldFrame field={field} path={path} label={label}>
      {({ readOnly, ...control }) => (
        <select
          {...control}
          className="membrane-input"
          value={value}
          disabled={readOnly}
          onChange={(event) => {
            const option = options.get(event.currentTarget.value)
            onChange(option ? { chosen: option.value } : null)
          }}
        >
          {(!field.required || value === '') && <option value="">{labels.form.nothingChosen}</option>}
          {/* Not offered any more: to be seen, and chosen anew. */}
          {isChosen(draft) && !options.has(value) && <option value={value}>{labelOf(draft.chosen)}</option>}
          {[...options].map(([key, option]) => (
            <option key={key} value={key}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

export function JsonFieldView({ field, draft, path, label, onChange }: ControlViewProps<JsonField>) {
  const { labels, say } = useActionSpeech()
  const hint = say(labels.form.json[field.why], { what: field.what })
  return (
    <FieldFrame field={field} path={path} label={label} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          className="membrane-input"
          data-json=""
          rows={4}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={typeof draft === 'string' ? draft : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
