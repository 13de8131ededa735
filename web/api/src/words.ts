import { span } from './durations'
import type { Act } from './types'

/** What the words need of the app: its texts, its language and its time. */
export interface Tongue {
  t: (key: string, values?: Record<string, unknown>) => string
  has: (key: string) => boolean
  language: () => string
  now: () => number
}

export type StatusKind = 'order' | 'visit' | 'clock' | 'verdict'

/** How things are called and told on screens: codes, fields, times and lengths of time. */
export function wordsIn(tongue: Tongue) {
  const { t, has } = tongue

  function first(...keys: string[]): string | undefined {
    const key = keys.find(has)
    return key === undefined ? undefined : t(key)
  }

  const act = (name: string) => first(`act.${name}`) ?? name
  const event = (name: string) => first(`event.${name}`) ?? name
  const field = (name: string) => first(`field.${name}`) ?? name
  const status = (kind: StatusKind, value: string) => first(`status.${kind}.${value}`) ?? value
  const code = (set: string, value: string) => first(`code.${set}.${value}`) ?? value
  /** The word of a code in a field of an event; the same field means the same in other events. */
  const codeOf = (eventName: string, name: string, value: string) => first(`code.${eventName}.${name}.${value}`, `code.${name}.${value}`) ?? value
  /** A finding told by a name that the norms know: an event or a field. */
  const detail = (line: string) => first(`event.${line}`, `field.${line}`) ?? line
  /** Why an act cannot be done now. */
  const why = (shut: Act) => shut.violations[0]?.title ?? first(`why.${shut.why ?? ''}`) ?? t('why.unknown')

  /** A time of day, with its date when it is not today. */
  function when(instant: string | number | Date, withSeconds = false): string {
    const date = new Date(instant)
    const today = new Date(tongue.now())
    const seconds = withSeconds ? { second: '2-digit' as const } : {}
    const time = new Intl.DateTimeFormat(tongue.language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds }).format(date)
    if (date.toDateString() === today.toDateString()) return time
    const year = date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const }

    return `${new Intl.DateTimeFormat(tongue.language(), { month: '2-digit', day: '2-digit', ...year }).format(date)} ${time}`
  }

  /** A day with its year, for what lies long ago. */
  function day(instant: string | number | Date): string {
    return new Intl.DateTimeFormat(tongue.language(), { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
  }

  /** A count, with its thousands set apart. */
  function figure(n: number): string {
    return new Intl.NumberFormat(tongue.language()).format(n)
  }

  function exactly(instant: string | number | Date): string {
    return new Intl.DateTimeFormat(tongue.language(), { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(instant))
  }

  /** A length of time in its two largest parts. */
  function length(milliseconds: number): string {
    const { days, hours, minutes, seconds } = span(Math.abs(milliseconds))
    const parts: [string, number][] = [['days', days], ['hours', hours], ['minutes', minutes], ['seconds', days + hours > 0 ? 0 : seconds]]
    const told = parts.filter(([, n]) => n > 0).slice(0, 2)

    return (told.length > 0 ? told : [['seconds', 0] as const]).map(([unit, n]) => t(`length.${unit}`, { n })).join(' ')
  }

  return { t, first, act, event, field, status, code, codeOf, detail, why, when, day, figure, exactly, length }
}
