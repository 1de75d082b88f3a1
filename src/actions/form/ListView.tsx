'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../components/announcer.js'
import { Button } from '../../components/Button.js'
import { useActionSpeech } from '../labels/ActionLabelsProvider.js'
import type { ListField } from '../schema/field.js'
import { useForm } from './context.js'
import { newItem, type Draft, type DraftItem } from './draft.js'
import { GroupFrame } from './FieldFrame.js'
import { FieldView } from './FieldView.js'
import { below } from './flaw.js'

/** A list of entries that can be added and taken out. */
export function ListView({
  field,
  items,
  path,
  label,
  onChange,
}: {
  field: ListField
  items: readonly DraftItem[]
  path: string
  label: string
  onChange: (draft: Draft) => void
}) {
  const { labels, say } = useActionSpeech()
  const announce = useAnnounce()
  const { readOnly, touch } = useForm()
  const list = useRef<HTMLDivElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusNext = useRef<number | 'adder' | null>(null)
  const { title } = field.item.schema
  const name = typeof title === 'string' && title ? title : labels.form.item

  useEffect(() => {
    const target = focusNext.current
    focusNext.current = null
    if (target === 'adder') adder.current?.focus()
    else if (target !== null)
      list.current
        ?.querySelector<HTMLElement>(`:scope > [data-entry="${target}"] :is(input, select, textarea)`)
        ?.focus()
  })

  function add() {
    const item = newItem(field, items)
    focusNext.current = item.id
    announce(say(labels.form.added, { item: name, position: items.length + 1 }))
    touch(path)
    onChange({ items: [...items, item] })
  }

  function remove(gone: DraftItem) {
    const index = items.indexOf(gone)
    focusNext.current = items[index + 1]?.id ?? items[index - 1]?.id ?? 'adder'
    announce(say(labels.form.removed, { item: name }))
    // What was wrong further down is somewhere else now.
    touch(path)
    onChange({ items: items.filter((item) => item !== gone) })
  }

  return (
    <GroupFrame
      field={field}
      path={path}
      label={label}
      after={
        <Button ref={adder} disabled={readOnly} onClick={add}>
          {say(labels.form.add, { item: name })}
        </Button>
      }
    >
      <div ref={list} className="membrane-entries">
        {items.map((item, index) => (
          <div key={item.id} className="membrane-entry" data-entry={item.id}>
            <FieldView
              field={field.item}
              draft={item.draft}
              path={below(path, index)}
              label={say(labels.form.entry, { item: name, position: index + 1 })}
              onChange={(draft) =>
                onChange({ items: items.map((each) => (each === item ? { ...each, draft } : each)) })
              }
            />
            <Button
              variant="quiet"
              data-icon=""
              disabled={readOnly}
              aria-label={say(labels.form.remove, { item: name, position: index + 1 })}
              onClick={() => remove(item)}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" stroke="currentColor">
                <path d="m4.5 4.5 7 7m0-7-7 7" strokeWidth="1.5" strokeLinecap="round" />
              </svg>
            </Button>
          </div>
        ))}
      </div>
    </GroupFrame>
  )
}
