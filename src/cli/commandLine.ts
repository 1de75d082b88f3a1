/** One line for the shell of Windows, with quotes around what it would read otherwise. */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w\-./:\\=@+,]+$/.test(word) ? word : quoted(word))).join(' ')
}

/** What stands in place of these within quotes. A percent sign is left outside, where a caret keeps it one. */
const INSIDE: Readonly<Record<string, string>> = { '"': '""', '%': '"^%"', '': '' }

/** Backslashes before a quote are read as halves. */
function quoted(word: string): string {
  const inside = word.replaceAll(
    /(\\*)("|%|$)/g,
    (_, slashes: string, end: string) => slashes + slashes + INSIDE[end],
  )
  return `"${inside}"`
}
