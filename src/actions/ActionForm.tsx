'use client'

import {
  forwardRef,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type FormEvent,
} from 'react'
import { useAnnounce } from '../components/announcer.js'
import { Button } from '../components/Button.js'
import { cx } from '../components/cx.js'
import { useBothRefs } from '../components/react.js'
import { check } from './form/check.js'
import { FormContext } from './form/context.js'
import { draftFrom, type Draft } from './form/draft.js'
import { unfinished } from './form/elements.js'
import { FieldView } from './form/FieldView.js'
import { useFlaws } from './form/useFlaws.js'
import { useFlawText } from './form/useFlawText.js'
import { loadValidator } from './form/validate.js'
import { ActionLabelsProvider, useActionSpeech } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'
import { asMeant } from './schema/asMeant.js'
import { toForm } from './schema/toField.js'

/** What was typed into an `ActionForm`: keep it as it is, and give it back. */
export type ActionDraft = Draft

export interface ActionFormProps extends Omit<
  ComponentPropsWithoutRef<'form'>,
  'onSubmit' | 'defaultValue' | 'children'
> {
  /** JSON Schema of the input, as an action's `inputSchema` has it. Whatever it is, it can be filled in. */
  schema: unknown
  /** Called with an input that fits the schema. What was typed stays. */
  onSubmit: (input: unknown) => void
  /** What stands in the form first, over the schema's own defaults. */
  defaultValue?: unknown
  /** What was typed before, from `onDraftChange`: a form that comes back is as it was. */
  defaultDraft?: ActionDraft | undefined
  onDraftChange?: ((draft: ActionDraft) => void) | undefined
  /** It runs: cannot be sent again, and keeps what is in it. */
  pending?: boolean | undefined
  /** Offers to cancel while it runs. */
  onCancel?: (() => void) | undefined
  /** What the button says. Default: `labels.form.run`. */
  submitLabel?: string | undefined
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
}

/**
 * One `<form>` from a JSON Schema: labels, descriptions, required fields, choices, groups, lists, dates and defaults, with
 * what is wrong beside its field. What cannot be drawn is a field for JSON that says why. What was typed stays
 * whatever happens to the run.
 */
export const ActionForm = forwardRef<HTMLFormElement, ActionFormProps>(function ActionForm(
  { labels, ...props },
  ref,
) {
  return (
    <ActionLabelsProvider labels={labels}>
      <Form {...props} formRef={ref} />
    </ActionLabelsProvider>
  )
})

function Form({
  schema,
  onSubmit,
  defaultValue,
  defaultDraft,
  onDraftChange,
  pending = false,
  onCancel,
  submitLabel,
  className,
  formRef,
  ...props
}: Omit<ActionFormProps, 'labels'> & { formRef: React.ForwardedRef<HTMLFormElement> }) {
  const { labels, say } = useActionSpeech()
  const announce = useAnnounce()
  const meant = useMemo(() => asMeant(schema), [schema])
  const root = useMemo(() => toForm(meant), [meant])
  const [draft, setDraft] = useState<Draft>(() => defaultDraft ?? draftFrom(root, defaultValue))
  const form = useRef<HTMLFormElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const both = useBothRefs(formRef, form)
  const id = useId()
  const sending = useRef(false)
  useEffect(() => void loadValidator(), [])

  // Until the next run, however that begins.
  const [cancelled, setCancelled] = useState(false)
  const [wasPending, setWasPending] = useState(pending)
  if (pending !== wasPending) {
    setWasPending(pending)
    if (pending) setCancelled(false)
  }

  const { value, show } = useFlaws(form, pending)

  function change(next: Draft) {
    setDraft(next)
    onDraftChange?.(next)
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    // A form in a form of the host's: not its business.
    event.stopPropagation()
    if (pending || sending.current) return
    sending.current = true
    try {
      const { input, flaws } = await check(meant, root, draft, unfinished(form.current))
      show(flaws)
      if (flaws.length === 0) return onSubmit(input)
      announce(say(labels.form.flaws, { count: flaws.length }))
    } finally {
      sending.current = false
    }
  }

  function cancel() {
    announce(labels.form.cancelled)
    setCancelled(true)
    // The button that was pressed goes.
    button.current?.focus()
    onCancel?.()
  }

  const whole = useFlawText(root, root.kind === 'object' ? value.flawAt('') : undefined)
  const isEmpty = root.kind === 'object' && root.fields.length === 0
  return (
    <FormContext.Provider value={value}>
      <form
        {...props}
        ref={both}
        noValidate
        className={cx('membrane-form', className)}
        data-pending={pending ? '' : undefined}
        onSubmit={(event) => void submit(event)}
      >
        {isEmpty ? (
          <p className="membrane-hint">{labels.form.noInput}</p>
        ) : (
          <FieldView field={root} draft={draft} path="" onChange={change} />
        )}
        {whole !== undefined && (
          <p id={id} tabIndex={-1} data-path="" className="membrane-field-flaw">
            {whole}
          </p>
        )}
        <div className="membrane-form-buttons">
          <Button
            ref={button}
            type="submit"
            variant="primary"
            pending={pending}
            aria-describedby={whole === undefined ? undefined : id}
          >
            {pending ? labels.form.running : (submitLabel ?? labels.form.run)}
          </Button>
          {pending && onCancel && (
            <Button variant="quiet" onClick={cancel}>
              {labels.form.cancel}
            </Button>
          )}
        </div>
        {cancelled && !pending && <p className="membrane-hint">{labels.form.cancelled}</p>}
      </form>
    </FormContext.Provider>
  )
}
