import { NONE } from './instants'
import type { Linker } from './linker'
import type { TableProgram } from './program'
import type { Tape } from './tape'

/** A table of limits ready to be asked. */
export interface LimitTable {
  /** The limit at a position; NONE when a key is missing, or the cell is lost or not there. */
  limit(tape: Tape, position: number): number
  /** Whether the value of a key changes with the event at a position. */
  changes(tape: Tape, position: number): boolean
  /** Why there is no limit: the attributes that are missing, or else the cell that is. */
  missing(tape: Tape, position: number): string[]
}

export function limitTable(program: TableProgram, linker: Linker): LimitTable {
  const keys = program.keys.map(linker.attribute)
  const names = program.keys.map(linker.attributeName)
  const cells = new Map(Object.entries(program.cells))

  const key = (tape: Tape, position: number): string | null => {
    const parts = keys.map((attribute) => tape.attribute(position, attribute))
    return parts.every((part) => typeof part === 'string') ? parts.join('|') : null
  }

  return {
    limit: (tape, position) => cells.get(key(tape, position) ?? '') ?? NONE,
    changes: (tape, position) => keys.some((attribute) => tape.source(position, attribute) === position),
    missing: (tape, position) => {
      const missing = names.filter((_, k) => tape.attribute(position, keys[k] ?? 0) === null)
      return missing.length > 0 ? missing : [`${program.name}[${key(tape, position) ?? ''}]`]
    },
  }
}
