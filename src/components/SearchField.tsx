'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useRef } from 'react'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'

export interface SearchFieldProps extends Omit<ComponentPropsWithoutRef<'div'>, 'onChange'> {
  value: string
  onValueChange: (value: string) => void
  /** Results are on their way. */
  searching?: boolean | undefined
}

/** One `<div role="search">` with the field and a button that clears it. Escape clears it too. */
export const SearchField = forwardRef<HTMLDivElement, SearchFieldProps>(function SearchField(
  { value, onValueChange, searching = false, className, ...props },
  ref,
) {
  const { labels } = useEarlySpeech()
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onValueChange('')
    input.current?.focus()
  }
  return (
    <div
      role="search"
      {...props}
      ref={ref}
      className={cx('membrane-search', className)}
      data-searching={searching ? '' : undefined}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
        <circle cx="7" cy="7" r="4.25" strokeWidth="1.5" />
        <path d="m10.5 10.5 3 3" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <input
        ref={input}
        type="search"
        className="membrane-input"
        aria-label={labels.search.label}
        aria-busy={searching || undefined}
        placeholder={labels.search.placeholder}
        value={value}
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !value) return
          event.preventDefault()
          event.stopPropagation()
          onValueChange('')
        }}
        onChange={(event) => onValueChange(event.currentTarget.value)}
      />
      {value && (
        <button
          type="button"
          className="membrane-search-clear"
          aria-label={labels.search.clear}
          onClick={clear}
        >
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
          >
            <path d="m4.5 4.5 7 7m0-7-7 7" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </div>
  )
})
