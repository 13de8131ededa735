/** Where a phrase was found: its place in the list, and the stretch of the original text. */
export interface PhraseHit {
  index: number
  start: number
  length: number
}

/** Finds phrases in a text. Width of characters, letter case and spaces do not matter; everything else must be equal. */
export function phraseScreen(phrases: readonly string[]): (text: string) => PhraseHit[] {
  const needles = phrases.map((phrase) => folded(phrase).text)

  return (text) => {
    const { text: hay, starts, ends } = folded(text)
    return needles.flatMap((needle, index) => placesOf(hay, needle).map((place) => {
      const start = starts[place] ?? 0
      return { index, start, length: (ends[place + needle.length - 1] ?? start) - start }
    }))
  }
}

function placesOf(hay: string, needle: string): number[] {
  const places: number[] = []
  for (let i = needle === '' ? -1 : hay.indexOf(needle); i >= 0; i = hay.indexOf(needle, i + needle.length)) places.push(i)
  return places
}

const space = /[\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/

/** The folded text and, for each of its characters, where it began and ended in the original. */
function folded(text: string): { text: string; starts: number[]; ends: number[] } {
  const starts: number[] = []
  const ends: number[] = []
  let all = ''
  for (const { segment, index } of new Intl.Segmenter('und').segment(text)) {
    for (const c of segment.normalize('NFKC').split('')) {
      if (space.test(c)) continue
      all += c.toLowerCase()
      starts.push(index)
      ends.push(index + segment.length)
    }
  }

  return { text: all, starts, ends }
}
