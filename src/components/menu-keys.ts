const TYPING_MS = 700

let typed = ''
let typedAt = 0

function matching(items: readonly HTMLElement[], current: number, key: string): HTMLElement | undefined {
  const now = Date.now()
  typed = now - typedAt < TYPING_MS ? typed + key : key
  typedAt = now
  const wanted = typed.toLocaleLowerCase()
  // The same letter again goes on to the next entry that begins with it.
  const from = typed.length > 1 ? current : current + 1
  const ordered = [...items.slice(Math.max(from, 0)), ...items.slice(0, Math.max(from, 0))]
  return ordered.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted))
}

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** Moves the focus through a menu's entries as a key says: arrows, Home, End, letters. Answers whether it was one. */
export function moveFocus(menu: HTMLElement, { key, ctrlKey, metaKey, altKey }: Key): boolean {
  const items = Array.from(menu.querySelectorAll<HTMLElement>('[role=menuitem]'))
  const current = items.findIndex((item) => item === document.activeElement)
  if (ctrlKey || metaKey || altKey || !items.length) return false
  switch (key) {
    case 'ArrowDown':
      items[(current + 1) % items.length]?.focus()
      return true
    case 'ArrowUp':
      items.at(current <= 0 ? -1 : current - 1)?.focus()
      return true
    case 'Home':
      items[0]?.focus()
      return true
    case 'End':
      items.at(-1)?.focus()
      return true
    default:
      if (key.length !== 1 || key === ' ') return false
      matching(items, current, key)?.focus()
      return true
  }
}
