'use client'

import { createLate } from '../components/late.js'
import type { FillAndRunProps } from './FillAndRun.js'
import { FormBones } from './FormBones.js'

const load = () => import('./FillAndRun.js')

const fillAndRun = createLate<FillAndRunProps>(
  () => load().then((module) => module.FillAndRun),
  ({ form }) => <FormBones schema={form.schema} />,
)
const redacted = createLate<{ text: string; instead: string }>(
  () => load().then((module) => module.Redacted),
  ({ instead }) => instead,
)

/** The form of an action and what came of its run: most of the code, which nobody needs before an action is chosen. */
export const LateFillAndRun = fillAndRun.Part

/** A server's words without credentials; `instead` is said until the code that finds them is there. */
export const LateRedacted = redacted.Part

/** Fetches it before it is needed. Never rejects. */
export function prefetchParts(): void {
  for (const late of [fillAndRun, redacted]) late.prefetch()
}
