import { useI18n } from 'vue-i18n'
import { span, type Act } from '@guiju/api'
import { useClock } from '../shell/useClock'

/** How things are called and told on the screens: codes, fields, times and lengths of time. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const clock = useClock()

  function first(...keys: string[]): string | undefined {
    const key = keys.find((candidate) => te(candidate) || te(candidate, 'zh-CN'))
    return key ? t(key) : undefined
  }

  const act = (name: string) => first(`act.${name}`) ?? name
  const event = (name: string) => first(`event.${name}`) ?? name
  const field = (name: string) => first(`field.${name}`) ?? name
  const status = (kind: 'order' | 'visit' | 'clock' | 'verdict', value: string) => first(`status.${kind}.${value}`) ?? value
  const code = (set: string, value: string) => first(`code.${set}.${value}`) ?? value

  function codeOf(eventName: string, name: string, value: string): string {
    return first(`code.${eventName}.${name}.${value}`, `code.${name}.${value}`) ?? value
  }

  /** Why an act cannot be done now. */
  function why(act: Act): string {
    return act.violations[0]?.title ?? first(`why.${act.why ?? ''}`) ?? t('why.unknown')
  }

  /** A finding told by a name that the norms know: an event or a field. */
  const detail = (line: string) => first(`event.${line}`, `field.${line}`) ?? line

  /** A time of day, with its date when it is not today. */
  function when(instant: string | number | Date, withSeconds = false): string {
    const date = new Date(instant)
    const today = new Date(clock.now)
    const time = new Intl.DateTimeFormat(locale.value, {
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(withSeconds ? { second: '2-digit' } : {}),
    }).format(date)
    if (date.toDateString() === today.toDateString()) return time
    const day = new Intl.DateTimeFormat(locale.value, {
      month: '2-digit', day: '2-digit', ...(date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
    }).format(date)

    return `${day} ${time}`
  }

  function exactly(instant: string | number | Date): string {
    return new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(instant))
  }

  /** A length of time in its two largest parts. */
  function length(milliseconds: number): string {
    const { days, hours, minutes, seconds } = span(Math.abs(milliseconds))
    const parts = [
      days > 0 ? t('length.days', { n: days }) : '',
      hours > 0 ? t('length.hours', { n: hours }) : '',
      minutes > 0 ? t('length.minutes', { n: minutes }) : '',
      days === 0 && hours === 0 && (minutes === 0 || seconds > 0) ? t('length.seconds', { n: seconds }) : '',
    ].filter(Boolean)

    return parts.slice(0, 2).join(' ')
  }

  return { t, first, why, act, event, field, status, code, codeOf, detail, when, exactly, length }
}
