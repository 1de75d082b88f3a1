'use client'

import { createContext, useContext } from 'react'
import type { Flaw } from './flaw.js'

/** What every field of one form knows. */
export interface FormValue {
  flawAt: (path: string) => Flaw | undefined
  /**
   * Somebody is filling in this control, or adds to this list: what was wrong with it, in it, and with what it is a part of is not said
   * any more.
   */
  touch: (path: string) => void
  readOnly: boolean
}

export const FormContext = createContext<FormValue | null>(null)

export function useForm(): FormValue {
  const value = useContext(FormContext)
  if (!value) throw new Error('A field must be inside an <ActionForm>.')
  return value
}
