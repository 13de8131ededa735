import { phrasePattern, punctuation, type Letter, type PhrasePattern } from './phrasePattern'

/** Where a phrase was found: its place in the list, and the stretch of the original text. */
export interface PhraseHit {
  index: number
  start: number
  length: number
}

/** A phrase as it is looked for: where it must stand, within which words it is not meant, and which words make it right. */
export interface SoughtPhrase {
  text: string
  place?: string
  except?: readonly string[]
  unless?: readonly string[]
}

/**
 * Finds phrases in a text. Width, letter case, accents, spaces, characters that are not seen and simplified or traditional form do not
 * matter. The variants are those of the compiled pack: classes of characters, of which the first stands for all.
 */
export function phraseScreen(phrases: readonly SoughtPhrase[], variants: readonly string[] = []): (text: string) => PhraseHit[] {
  const fold = folding(variants)
  const screened = phrases.map((phrase) => ({
    pattern: phrasePattern(phrase.text, fold),
    place: phrase.place ?? 'anywhere',
    except: (phrase.except ?? []).map((words) => phrasePattern(words, fold)),
    unless: (phrase.unless ?? []).map((words) => phrasePattern(words, fold)),
  }))

  return (text) => {
    const letters = fold(text)
    const all = letters.map((letter) => letter.char).join('')

    return screened.flatMap(({ pattern, place, except, unless }, index) => {
      const apart = separate(letters, placesOf(pattern, letters, all).filter(([from, to]) => placed(place, letters, from, to)))
      if (apart.length === 0 || (unless.length > 0 && unless.every((words) => placesOf(words, letters, all).length > 0))) return []
      const around = except.flatMap((words) => separate(letters, placesOf(words, letters, all)))
      return apart
        .filter((hit) => !around.some((one) => startOf(letters, one) <= startOf(letters, hit) && endOf(letters, hit) <= endOf(letters, one)))
        .map((hit) => ({ index, start: startOf(letters, hit), length: endOf(letters, hit) - startOf(letters, hit) }))
    })
  }
}

const startOf = (letters: readonly Letter[], [from]: readonly [number, number]) => letters[from]?.start ?? 0
const endOf = (letters: readonly Letter[], hit: readonly [number, number] | undefined) => (hit ? letters[hit[1] - 1]?.end ?? 0 : 0)

/** Places that do not overlap, the first of them first. */
const separate = (letters: readonly Letter[], hits: [number, number][]) =>
  hits.reduce<[number, number][]>((kept, hit) => (endOf(letters, kept.at(-1)) <= startOf(letters, hit) ? [...kept, hit] : kept), [])

/** Every place of a pattern, as the first letter and the one after the last. */
function placesOf(pattern: PhrasePattern, letters: readonly Letter[], all: string): [number, number][] {
  const found: [number, number][] = []
  if (pattern.first === '') return found
  for (let at = all.indexOf(pattern.first); at >= 0; at = all.indexOf(pattern.first, at + 1)) {
    const end = pattern.endAt(letters, all, at)
    if (end !== undefined) found.push([at, end])
  }

  return found
}

function placed(place: string, letters: readonly Letter[], from: number, to: number): boolean {
  const [first, before, after] = [letters[from], letters[from - 1], letters[to]]
  const begins = !before || first?.newLine === true || /[\u3002!?;:".\p{Ps}\p{Pi}]/u.test(before.char)
  const stops = after !== undefined && punctuation.test(after.char)
  if (place === 'start') return begins
  if (place === 'address') return begins || stops
  if (place === 'alone') return (!before || first?.newLine === true || punctuation.test(before.char)) && (!after || after.newLine || stops)
  return true
}

const dropped = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164]$/u
const whole = /^[\uac00-\ud7a3\p{Cn}\p{Cs}]$/u

/** The folded letters of a text, each with where its code point began and ended. */
function folding(variants: readonly string[]): (text: string) => Letter[] {
  const one = new Map(variants.flatMap((group) => [...group].map((c) => [c, [...group][0] ?? c] as const)))
  const known = new Map<string, string>()

  const folded = (point: string): string => {
    const kept = known.get(point)
    if (kept !== undefined) return kept
    const parts = whole.test(point) ? [point] : [...point.normalize('NFKD').toLowerCase()]
    const made = parts.filter((part) => !dropped.test(part)).map((part) => one.get(part) ?? part).join('')
    known.set(point, made)
    return made
  }

  return (text) => {
    const letters: Letter[] = []
    let [at, line] = [0, false]
    for (const point of text) {
      const units = folded(point).split('')
      for (const [i, char] of units.entries()) letters.push({ char, start: at, end: at + point.length, newLine: line && i === 0 })
      line = units.length === 0 && (line || /[\n\r\u2028\u2029]/.test(point))
      at += point.length
    }

    return letters
  }
}
