'use client'

import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { FormValue } from './context.js'
import { focusFirst } from './elements.js'
import { without, type Flaw } from './flaw.js'

/** What is wrong with a form, as its fields say it, until they change; `show` goes to the first of it. */
export function useFlaws(
  form: RefObject<HTMLFormElement | null>,
  readOnly: boolean,
): { value: FormValue; show: (flaws: readonly Flaw[]) => void } {
  const [flaws, setFlaws] = useState<readonly Flaw[]>([])
  const value = useMemo<FormValue>(
    () => ({
      readOnly,
      flawAt: (path) => flaws.find((flaw) => flaw.path === path),
      touch: (path) =>
        setFlaws((now) => {
          const left = without(now, path)
          return left.length === now.length ? now : left
        }),
    }),
    [readOnly, flaws],
  )

  // Once it can be read there.
  const isNew = useRef(false)
  useEffect(() => {
    if (isNew.current) focusFirst(form.current, flaws)
    isNew.current = false
  }, [form, flaws])

  function show(found: readonly Flaw[]) {
    isNew.current = found.length > 0
    setFlaws(found)
  }
  return { value, show }
}
