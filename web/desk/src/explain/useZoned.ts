import { useI18n } from 'vue-i18n'

/** Days and times of day in the zone of a bill, which need not be that of the reader. */
export function useZoned(zone: () => string) {
  const { locale } = useI18n()
  const noon = 12

  function day(date: string): string {
    const [year = 1970, month = 1, of = 1] = date.split('-').map(Number)
    return new Intl.DateTimeFormat(locale.value, { timeZone: 'UTC', month: '2-digit', day: '2-digit', weekday: 'short' }).format(Date.UTC(year, month - 1, of, noon))
  }

  function time(instant: string): string {
    const date = new Date(instant)
    const seconds = date.getSeconds() > 0 ? { second: '2-digit' as const } : {}
    return new Intl.DateTimeFormat(locale.value, { timeZone: zone(), hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds }).format(date)
  }

  /** A day ends at 24:00, not at the 00:00 of the next. */
  function span(from: string, to: string): string {
    const end = time(to)
    return `${time(from)}–${end === '00:00' ? '24:00' : end}`
  }

  return { day, time, span }
}
