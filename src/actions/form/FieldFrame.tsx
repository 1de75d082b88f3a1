'use client'

import { useId, type ReactNode } from 'react'
import { useActionSpeech } from '../labels/ActionLabelsProvider.js'
import type { Field } from '../schema/field.js'
import { useForm } from './context.js'
import { useFlawText } from './useFlawText.js'

/** What a control needs to be named, described and found. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
  'data-path': string
  readOnly: boolean
}

export interface FieldSpeech {
  id: string
  /** What is wrong with it. */
  said: string | undefined
  describedBy: string | undefined
}

/** What is said about a field, and the ids by which its control says so. */
export function useFieldSpeech(field: Field, path: string, hint?: string): FieldSpeech {
  const id = useId()
  const said = useFlawText(field, useForm().flawAt(path))
  const described = [
    field.description !== undefined && `${id}about`,
    hint !== undefined && `${id}hint`,
    said !== undefined && `${id}flaw`,
  ].filter((name) => name !== false)
  return { id, said, describedBy: described.join(' ') || undefined }
}

/** The schema's own words about a field. */
export function About({ field: { description }, id }: { field: Field; id: string }) {
  if (description === undefined) return null
  return (
    <p id={`${id}about`} className="membrane-field-about">
      <bdi>{description}</bdi>
    </p>
  )
}

/** What is wrong with a field. */
export function Said({ said, id }: Pick<FieldSpeech, 'said' | 'id'>) {
  if (said === undefined) return null
  return (
    <p id={`${id}flaw`} className="membrane-field-flaw">
      {said}
    </p>
  )
}

/** A name, and whether the field may be left empty. */
export function Named({ field, label }: { field: Field; label: string }) {
  const { labels } = useActionSpeech()
  return (
    <>
      <bdi>{label}</bdi>{' '}
      {!field.required && <span className="membrane-optional">{labels.form.optional}</span>}
    </>
  )
}

export interface FieldFrameProps {
  field: Field
  path: string
  label: string
  /** Below the control, besides the schema's own description. */
  hint?: string | undefined
  children: (control: ControlProps) => ReactNode
}

/** A label, what is said about the field, the control, and what is wrong with it. */
export function FieldFrame({ field, path, label, hint, children }: FieldFrameProps) {
  const { readOnly } = useForm()
  const { id, said, describedBy } = useFieldSpeech(field, path, hint)
  return (
    <div className="membrane-field" data-kind={field.kind} data-invalid={said === undefined ? undefined : ''}>
      <label className="membrane-field-label" htmlFor={id}>
        <Named field={field} label={label} />
      </label>
      <About field={field} id={id} />
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': said === undefined ? undefined : true,
        'aria-required': field.required || undefined,
        'data-path': path,
        readOnly,
      })}
      {hint !== undefined && (
        <p id={`${id}hint`} className="membrane-hint">
          {hint}
        </p>
      )}
      <Said said={said} id={id} />
    </div>
  )
}

/** The same for a field of several controls. */
export function GroupFrame({
  field,
  path,
  label,
  children,
  after,
}: Omit<FieldFrameProps, 'hint' | 'children'> & { children: ReactNode; after?: ReactNode }) {
  const { id, said, describedBy } = useFieldSpeech(field, path)
  return (
    <fieldset
      className="membrane-field"
      data-kind={field.kind}
      data-path={path}
      data-invalid={said === undefined ? undefined : ''}
      aria-describedby={describedBy}
    >
      <legend className="membrane-field-label">
        <Named field={field} label={label} />
      </legend>
      <About field={field} id={id} />
      {children}
      <Said said={said} id={id} />
      {after}
    </fieldset>
  )
}
