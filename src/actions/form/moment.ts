import type { TextInput } from '../schema/field.js'

/** Inputs that show a moment in the reader's own time zone, where a schema has it with its zone. */
export type MomentInput = 'datetime-local' | 'time'

export const isMomentInput = (input: TextInput): input is MomentInput =>
  input === 'datetime-local' || input === 'time'

const CLOCK = String.raw`\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`
const WHOLE: Readonly<Record<MomentInput, RegExp>> = {
  time: new RegExp(`^${CLOCK}`, 'i'),
  'datetime-local': new RegExp(String.raw`^\d{4}-\d\d-\d\dT${CLOCK}`, 'i'),
}

/** Whether a text is a moment as a schema has it, with its zone. */
export const isWhole = (input: MomentInput, text: string): boolean =>
  WHOLE[input].test(text) && toLocal(input, text) !== ''

/** A moment as its input shows it; empty where it is none. */
export function toLocal(input: MomentInput, text: string): string {
  if (input === 'time' && !WHOLE.time.test(text))
    return /^\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text) ? text : ''
  const now = new Date()
  const at = new Date(input === 'time' ? `${now.toISOString().slice(0, 10)}T${text}` : text)
  if (Number.isNaN(at.getTime())) return ''
  const digits = (part: number, count = 2) => String(part).padStart(count, '0')
  const [seconds, rest] = [at.getSeconds(), at.getMilliseconds()]
  const clock =
    `${digits(at.getHours())}:${digits(at.getMinutes())}` +
    (seconds || rest ? `:${digits(seconds)}` : '') +
    (rest ? `.${digits(rest, 3)}` : '')
  if (input === 'time') return clock
  return `${digits(at.getFullYear(), 4)}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}T${clock}`
}

/** What an input shows, with its zone: a time of day with the one of today. `undefined` where there is no such moment. */
export function fromLocal(input: MomentInput, text: string): string | undefined {
  if (input === 'datetime-local') {
    const at = new Date(text)
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
  }
  if (!/^\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text)) return undefined
  return `${text.length === 5 ? `${text}:00` : text}${zone(-new Date().getTimezoneOffset())}`
}

function zone(minutes: number): string {
  if (minutes === 0) return 'Z'
  const digits = (part: number) => String(part).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`
}
