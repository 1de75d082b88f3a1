import type { OutputUnit } from '@cfworker/json-schema'
import { below, type Flaw } from './flaw.js'

/** Keywords whose errors say only that something inside is wrong: that is said by its own error. */
const OUTER = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'allOf',
  'dependentSchemas',
  'if',
])

/** Of a validator's errors, those that tell a person what to do, each at the field that lacks it. */
export function tellingFlaws(errors: readonly OutputUnit[]): readonly Flaw[] {
  return withoutAlternatives(errors)
    .filter(
      ({ keyword, error }) => !OUTER.has(keyword) && !error.endsWith('does not match dependant schema.'),
    )
    .map(({ keyword, instanceLocation, error }): Flaw => {
      const path = decodeURIComponent(instanceLocation.slice(1))
      const missing = MISSING[keyword]?.exec(error)?.[1]
      if (missing !== undefined) return { path: below(path, missing), problem: 'required' }
      return { path, problem: keyword, message: error }
    })
}

const DEPENDENT = /but does not have "(.+)"\.$/s
const MISSING: Readonly<Record<string, RegExp>> = {
  required: /"(.+)"/s,
  dependentRequired: DEPENDENT,
  dependencies: DEPENDENT,
}

/**
 * What is wrong with each of several alternatives blames fields for what only one of them had to be. Where only one is for a value of
 * this type, it is what was meant.
 */
function withoutAlternatives(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const unsaid = new Set<OutputUnit>()
  for (const outer of errors) {
    const { keyword, keywordLocation, instanceLocation } = outer
    if (unsaid.has(outer) || !/^(anyOf|oneOf|contains|minContains|maxContains)$/.test(keyword)) continue
    const above = `${keywordLocation.replace(/m(in|ax)Contains$/, 'contains')}/`
    const inner = errors.filter(
      (error) =>
        error.keywordLocation.startsWith(above) &&
        `${error.instanceLocation}/`.startsWith(`${instanceLocation}/`),
    )
    const branchOf = (error: OutputUnit) => error.keywordLocation.slice(above.length).split('/')[0]
    const others = new Set(
      inner
        .filter((error) => error.keyword === 'type' && error.instanceLocation === instanceLocation)
        .map(branchOf),
    )
    const left = new Set(inner.map(branchOf).filter((branch) => !others.has(branch)))
    const isMeant = keyword.endsWith('Of') && left.size === 1
    if (isMeant) unsaid.add(outer)
    for (const error of inner) if (!isMeant || others.has(branchOf(error))) unsaid.add(error)
  }
  return errors.filter((error) => !unsaid.has(error))
}
