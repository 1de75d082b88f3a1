/** A number as it was typed; or the word of `labels.flaw` that says why it is none that can be sent. */
export function readNumber(typed: string): number | 'number' | 'grouped' | 'digits' {
  const text = typed.trim()
  // "1,234" is one thing to one reader, and another to the next.
  if (/^[+-]?\d+,\d{3}$/.test(text)) return 'grouped'
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text))
    return /^[+-]?\d[\d.,'’\s]*\d$/.test(text) ? 'grouped' : 'number'
  const number = Number(text.replace(',', '.'))
  if (!Number.isFinite(number)) return 'number'
  // Past 2^53 not every whole number is one that JavaScript has.
  const isWhole = /^[+-]?\d+$/.test(text)
  return isWhole && !Number.isSafeInteger(number) && BigInt(number) !== BigInt(text.replace('+', ''))
    ? 'digits'
    : number
}
