import type { WarningProgram } from './program'

/** The length of time after which a warning comes, by the limit that it warns of. */
export type Warning = (limit: number) => number

export const warningsOf = (programs: readonly WarningProgram[]): Warning[] =>
  programs.map(({ after, share }) => (after == null ? shareOf(share ?? 0) : () => after))

/** A share of a limit, to the whole microsecond below; where the product of the two does not fit a double, it is made of whole numbers. */
function shareOf(percent: number): Warning {
  const [whole = '0', part = ''] = (percent < 1e-6 ? percent.toFixed(20) : String(percent)).split('.')
  const digits = BigInt(whole + part)
  const scale = 100n * 10n ** BigInt(part.length)

  return (limit) => {
    const product = limit * Number(digits)
    if (!Number.isSafeInteger(product)) return Number((BigInt(limit) * digits) / scale)
    return (product - (product % Number(scale))) / Number(scale)
  }
}
