import type { OrderPage, Visit } from '../types'
import { inOrder, textOf } from './facts'

export interface SignedLine {
  name: string
  value: string
}

/** What the customer is shown and signs, line by line, in the words of the screen. */
export function signedLines(page: OrderPage, visit: Visit | undefined, words: { field: (name: string) => string; exactly: (instant: string) => string }): SignedLine[] {
  const happened = inOrder(page.timeline).filter((item) => !visit || item.case.id === visit.id)
  const last = (name: string) => happened.findLast((item) => item.name === name)
  const stamp = (instant: string | undefined) => (instant ? words.exactly(instant) : undefined)
  const solved = last('fault.solved')
  const told: [string, string | undefined][] = [
    ['orderNumber', page.order.number],
    ['customer', page.order.opened.customer],
    ['summary', page.order.opened.summary],
    ['visitor', visit?.engineer],
    ['arrivalAt', stamp(last('visit.arrived')?.occurredAt)],
    ['solvedAt', stamp(textOf(solved, 'restoredAt') ?? solved?.occurredAt)],
    ['finishedAt', stamp(last('visit.cleaned')?.occurredAt)],
    ['solution', textOf(solved, 'solution')],
    ['leftovers', solved?.data.leftoversNone === true ? words.field('leftoversNone') : textOf(solved, 'leftovers')],
  ]

  return told.flatMap(([name, value]) => (value ? [{ name: words.field(name), value }] : []))
}
