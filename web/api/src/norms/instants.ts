/** No instant at all; sorts after every other. */
export const NEVER = Infinity

/** An instant beyond what a calendar knows; sorts after every known one and before never. */
export const UNKNOWN = Number.MAX_VALUE

/** Stands for a value that is not there; sorts before every instant. */
export const NONE = -Infinity

/** A member that the caller knows to be there. */
export const at = <T>(list: ArrayLike<T>, index: number): T => list[index] as T

/** The place of the last member that is no more than the value, or -1. */
export function lastUpTo(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(ascending, middle) <= value) low = middle + 1
    else high = middle
  }

  return low - 1
}

/** null stands for what never comes, in words. */
export const shown = (instant: number): number | null => (Math.abs(instant) === Infinity ? null : instant)
