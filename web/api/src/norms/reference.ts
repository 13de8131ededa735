import { at, NONE } from './instants'
import type { Linker } from './linker'
import type { ReferenceProgram } from './program'
import { maybeSlot } from './slot'
import { field, type Tape } from './tape'

/** A reference instant ready to be followed along a trace. */
export interface Reference {
  activities: number[]
  /** Begins to follow a trace; each call takes an event in and gives the instant as known then, or NONE. */
  follow(tape: Tape): (position: number) => number
}

export function referenceOf(program: ReferenceProgram, linker: Linker): Reference {
  const slot = maybeSlot(program.event, linker)
  if (!slot) return combined(program, (program.of ?? []).map((part) => referenceOf(part, linker)))

  return {
    activities: slot.activities,
    follow: (tape) => {
      let known = NONE
      return (position) => {
        if ((!program.first || known === NONE) && slot.is(tape, position)) {
          known = instantOf(tape, position, program.field) ?? known
        }

        return known
      }
    },
  }
}

function instantOf(tape: Tape, position: number, name: string | undefined): number | null {
  if (name == null) return at(tape.instants, position)
  const value = field(tape, position, name)
  return typeof value === 'number' ? value : null
}

function combined({ later }: ReferenceProgram, parts: Reference[]): Reference {
  const pick = later ? Math.max : Math.min

  return {
    activities: parts.flatMap((part) => part.activities),
    follow: (tape) => {
      const steps = parts.map((part) => part.follow(tape))
      return (position) => {
        const known = steps.map((step) => step(position)).filter((instant) => instant !== NONE)
        return known.length > 0 ? pick(...known) : NONE
      }
    },
  }
}
