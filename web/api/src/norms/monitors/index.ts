import type { Activation } from '../activation'
import type { Findings } from '../findings'
import type { Linker } from '../linker'
import type { Monitor } from '../monitor'
import type { FormProgram } from '../program'
import type { Tape } from '../tape'
import { fields, inWindow, rate } from './acts'
import { budget } from './budget'
import { compensation } from './compensation'
import { interval } from './interval'
import { limit } from './limit'
import { order } from './order'
import { phrases } from './phrases'
import { precedence } from './precedence'
import { relation } from './relation'
import { response } from './response'
import { wholeCase } from './wholeCase'

/** The monitor of each form; `source` tells what another norm found, for the one that compensates for its breaches. */
export function monitorFor(form: FormProgram, activation: Activation, linker: Linker, source: (tape: Tape) => Findings): Monitor {
  switch (form.form) {
    case 'response': return response(form, activation, linker)
    case 'precedence': return precedence(form, activation, linker)
    case 'order': return order(form, activation, linker)
    case 'interval': return interval(form, activation, linker)
    case 'fields': return fields(form, activation, linker)
    case 'phrases': return phrases(form, activation, linker)
    case 'limit': return limit(form, activation, linker)
    case 'window': return inWindow(form, activation, linker)
    case 'rate': return rate(form, activation, linker)
    case 'budget': return budget(form, activation, linker)
    case 'compensation': return compensation(form, activation, linker, source)
    case 'declare': return relation(form, activation, linker) ?? wholeCase(form, activation, linker)
  }
}
