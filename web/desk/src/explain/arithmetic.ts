import type { Bill, BillDay } from '@guiju/api'

/** Hours, minutes and seconds to the last one; hours are not folded into days, for on a calendar a day is no fixed length. */
export function exactLength(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000)
  const two = (n: number) => String(n).padStart(2, '0')

  return `${Math.trunc(seconds / 3600)}:${two(Math.trunc(seconds / 60) % 60)}:${two(seconds % 60)}`
}

export interface Piece {
  left: number
  width: number
  kind: 'counts' | 'off' | 'paused'
}

/** The stretches of a day as per cent of the whole day, which is longer or shorter where clocks are changed. */
export function piecesOf(day: BillDay, zone: string): Piece[] {
  const first = day.stretches[0]
  if (!first) return []
  const begin = Date.parse(first.from) - sinceMidnight(first.from, zone)
  const share = (instant: string) => Math.min(100, ((Date.parse(instant) - begin) / 86_400_000) * 100)

  return day.stretches.map((stretch) => ({ left: share(stretch.from), width: share(stretch.to) - share(stretch.from), kind: stretch.kind }))
}

function sinceMidnight(instant: string, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant))
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)

  return ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000 + (Date.parse(instant) % 1000)
}

const whole = 10
const ends = 4

export interface Fold {
  head: BillDay[]
  folded: BillDay[]
  tail: BillDay[]
}

/** A long bill with its middle folded; what is folded still counts in the sum. */
export function foldDays(bill: Bill, open: boolean): Fold {
  return open || bill.days.length <= whole
    ? { head: bill.days, folded: [], tail: [] }
    : { head: bill.days.slice(0, ends), folded: bill.days.slice(ends, -ends), tail: bill.days.slice(-ends) }
}
