/** A stretch of a text, and whether the other text has it not. */
export interface Piece {
  text: string
  changed: boolean
}

/** Two texts taken apart into what both have and what only one has: by words, and in Chinese by characters. */
export function wordsApart(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [old, young] = [pieces(before), pieces(after)]
  const kept = longestCommon(old, young)
  return { before: joined(old, kept.map(([i]) => i)), after: joined(young, kept.map(([, j]) => j)) }
}

function pieces(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

/** The pairs of places of the longest pieces in the same order that both have. */
function longestCommon(a: string[], b: string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }

  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }

  return pairs
}

function joined(all: string[], kept: number[]): Piece[] {
  const same = new Set(kept)
  const result: Piece[] = []
  for (const [index, text] of all.entries()) {
    const changed = !same.has(index)
    const last = result.at(-1)
    if (last?.changed === changed) last.text += text
    else result.push({ text, changed })
  }

  return result
}
