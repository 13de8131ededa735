import type { Linker } from './linker'
import { predicateOf, TRUE } from './predicate'
import type { ConditionProgram, PairSide, SameProgram } from './program'
import { field, type Tape } from './tape'

/**
 * What two events must have in common, and what else must hold of them both. A value that is missing is shared with none, and differs
 * from none.
 */
export interface Correlation {
  isEmpty: boolean
  /** Whether a target serves an activation. */
  shared(tape: Tape, activation: number, target: number): boolean
  /** The names of values without which no other event can ever serve this one, or null when it has what it takes. */
  missing(tape: Tape, position: number, side?: PairSide): string[] | null
}

export function correlationOf(program: { same: readonly SameProgram[]; pair?: ConditionProgram }, linker: Linker): Correlation {
  const pair = program.pair ? predicateOf(program.pair, linker) : null
  const keys = program.same.map(({ field: name, attribute }) => {
    const index = attribute == null ? -1 : linker.attribute(attribute)
    return {
      name: name ?? linker.attributeName(attribute ?? 0),
      value: (tape: Tape, position: number) => (index < 0 ? field(tape, position, name ?? '') : tape.attribute(position, index)),
    }
  })
  const could = (tape: Tape, position: number, side: PairSide, lacking: boolean) => pair?.could(tape, position, side, true, lacking)

  return {
    isEmpty: keys.length === 0 && !pair,
    shared: (tape, activation, target) => keys.every(({ value }) => {
      const wanted = value(tape, activation)
      return wanted !== null && wanted === value(tape, target)
    }) && (!pair || pair.test(tape, activation, target) === TRUE),
    missing: (tape, position, side = 'activation') => {
      const names = keys.filter((key) => key.value(tape, position) === null).map((key) => key.name)
      const lacks = could(tape, position, side, false) === false && could(tape, position, side, true) === true
      if (lacks) pair?.lacking(tape, position, side, names)
      return lacks || names.length > 0 ? names : null
    },
  }
}
