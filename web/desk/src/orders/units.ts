import type { Unit } from '@guiju/api'

/** A tree of units as lines, each with how deep it stands. */
export function flatUnits(units: readonly Unit[], depth = 0): { id: string; name: string; depth: number }[] {
  return units.flatMap((unit) => [{ id: unit.id, name: unit.name, depth }, ...flatUnits(unit.children, depth + 1)])
}
