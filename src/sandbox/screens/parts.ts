import { markup, type Html } from './html.js'

/** A name as people typed it: kept apart from the direction of the text around it. */
export const name = (text: string): Html => markup`<bdi>${text}</bdi>`

/** An app's picture, or its initials where there is none that is safe to load. */
export function logo(label: string, uri?: string): Html {
  const safe = uri !== undefined && /^(https?:|data:image\/)/i.test(uri)
  const initials = initialsOf(label)
  return markup`<span class="logo" data-tint="${tintOf(label)}"
    ><span aria-hidden="true">${initials}</span>${safe && markup`<img src="${uri}" alt="" />`}</span
  >`
}

/** The two sides that are about to be joined. */
export function pair(appName: string, logoUri: string | undefined, workspaceName: string): Html {
  return markup`<div class="pair">
    ${logo(appName, logoUri)}
    <svg class="link" viewBox="0 0 40 16" aria-hidden="true">
      <path d="M6 5h28l-4-4M34 11H6l4 4" />
    </svg>
    ${logo(workspaceName)}
  </div>`
}

export const icons = {
  check: markup`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3 8.5l3.2 3.2L13 4.8" />
  </svg>`,
  warning: markup`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 2.2L14.5 13.5h-13zM8 6.5v3.2M8 11.7v.01" />
  </svg>`,
  flask: markup`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M6 1.5v4.5L2.2 12.7a1.2 1.2 0 0 0 1 1.8h9.6a1.2 1.2 0 0 0 1-1.8L10 6V1.5M5 1.5h6M4 10h8" />
  </svg>`,
}

/** Two letters, or one, of a name. */
function initialsOf(label: string): string {
  const [first = '', second = ''] = label.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letter = (word: string) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? ''
  return (letter(first) + letter(second)).toUpperCase() || '?'
}

function tintOf(label: string): number {
  let sum = 7
  for (const char of label) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9_973
  return sum % 6
}
