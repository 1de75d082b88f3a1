import type { Flaw } from './flaw.js'

/** Where something was begun that the browser has no value for, such as half a date. */
export function unfinished(form: HTMLFormElement | null): readonly string[] {
  const dates = form?.querySelectorAll<HTMLInputElement>(
    'input[data-path]:is([type="date"], [type="time"], [type="datetime-local"])',
  )
  return [...(dates ?? [])]
    .filter(({ validity }) => validity.badInput)
    .map(({ dataset }) => dataset.path ?? '')
}

/** Goes to the first control, from the top, that something is wrong with; of a group, to the first inside. */
export function focusFirst(form: HTMLFormElement | null, flaws: readonly Flaw[]): void {
  const places = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])]
  const wrong = places.find(({ dataset }) => flaws.some(({ path }) => path === dataset.path))
  const control = wrong?.matches('fieldset')
    ? wrong.querySelector<HTMLElement>('input, select, textarea, button')
    : wrong
  control?.focus()
}
