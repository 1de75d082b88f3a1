'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useId } from 'react'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'

export interface CategoryFilterProps extends Omit<ComponentPropsWithoutRef<'fieldset'>, 'onChange'> {
  categories: readonly string[]
  /** `null`: all. */
  value: string | null
  onValueChange: (category: string | null) => void
}

/** One `<fieldset>` of radio buttons: one tab stop, arrow keys choose. */
export const CategoryFilter = forwardRef<HTMLFieldSetElement, CategoryFilterProps>(function CategoryFilter(
  { categories, value, onValueChange, className, ...props },
  ref,
) {
  const { labels } = useEarlySpeech()
  const group = useId()
  const choice = (category: string | null) => (
    <label key={category ?? ''} className="membrane-chip">
      <input
        type="radio"
        className="membrane-hidden"
        name={group}
        value={category ?? ''}
        checked={category === value}
        onChange={() => onValueChange(category)}
      />
      <span>{category ?? labels.categories.all}</span>
    </label>
  )
  return (
    <fieldset {...props} ref={ref} className={cx('membrane-chips', className)}>
      <legend className="membrane-hidden">{labels.categories.label}</legend>
      {choice(null)}
      {categories.map((category) => choice(category))}
    </fieldset>
  )
})
