import type { Fetch } from 'react-membrane'

/** What a story brings with it that may be read: data, not words of the product. */
export interface Given {
  /** What its world answered, as text. */
  answers: Promise<string>[]
  /** Its args, its world, what its `parameters.brings` holds, and what was typed. */
  props: unknown[]
}

declare global {
  interface Window {
    /** Of the story that is shown. */
    given: Given
  }
}

window.given = { answers: [], props: [] }

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    window.given.props.push(target.value)
})

/** Of a new story: keeps these, and what is answered; forgets the story before. */
export function keeping(props: readonly unknown[], fetch: Fetch): Fetch {
  const given: Given = { answers: [], props: [...props] }
  window.given = given
  return async (request) => {
    const response = await fetch(request)
    given.answers.push(response.clone().text())
    return response
  }
}
