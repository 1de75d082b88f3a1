'use client'

import { useActionSpeech } from '../labels/ActionLabelsProvider.js'
import type { Field, ObjectField } from '../schema/field.js'
import { useForm } from './context.js'
import { BoxView, ChoiceView, JsonFieldView, TextView } from './ControlViews.js'
import { draftFor, isGroup, isList, partOf, type Draft } from './draft.js'
import { GroupFrame } from './FieldFrame.js'
import { below } from './flaw.js'
import { ListView } from './ListView.js'

export interface FieldViewProps<Kind extends Field = Field> {
  field: Kind
  draft: Draft | undefined
  path: string
  /** In place of the field's own: what an entry of a list is called. */
  label?: string | undefined
  onChange: (draft: Draft) => void
}

/** One field, whatever it is. */
export function FieldView({ field, draft: given, path, label: name, onChange }: FieldViewProps) {
  const { labels } = useActionSpeech()
  const { touch } = useForm()
  const draft = draftFor(field, given)
  const label = name ?? (field.label || (field.kind === 'json' ? 'JSON' : labels.form.whole))
  const control = {
    draft,
    path,
    label,
    onChange(next: Draft) {
      touch(path)
      onChange(next)
    },
  }
  switch (field.kind) {
    case 'object':
      return <GroupView field={field} draft={draft} path={path} label={label} onChange={onChange} />
    case 'list':
      return (
        <ListView
          field={field}
          items={isList(draft) ? draft.items : []}
          path={path}
          label={label}
          onChange={onChange}
        />
      )
    case 'boolean':
      return <BoxView {...control} field={field} />
    case 'choice':
      return <ChoiceView {...control} field={field} />
    case 'json':
      return <JsonFieldView {...control} field={field} />
    case 'text':
    case 'number':
      return <TextView {...control} field={field} />
    default:
      return field satisfies never
  }
}

function GroupView({ field, draft, path, label, onChange }: FieldViewProps<ObjectField> & { label: string }) {
  const content = field.fields.map((each) => (
    <FieldView
      key={each.name}
      field={each}
      draft={partOf(draft, each.name)}
      path={below(path, each.name)}
      onChange={(next) => onChange({ fields: { ...(isGroup(draft) && draft.fields), [each.name]: next } })}
    />
  ))
  if (path === '') return content
  return (
    <GroupFrame field={field} path={path} label={label}>
      <div className="membrane-group">{content}</div>
    </GroupFrame>
  )
}
