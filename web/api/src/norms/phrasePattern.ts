/** A folded character with where its code point lies in the text, and whether a line broke before it. */
export interface Letter {
  char: string
  start: number
  end: number
  newLine: boolean
}

/**
 * The words of a phrase as they are looked for. Punctuation between words stands for any punctuation or none, an ellipsis between them
 * for other words of the same sentence; both count for nothing at the ends.
 */
export interface PhrasePattern {
  /** What it begins with. */
  first: string
  /** The letter after the phrase where it begins at a letter; undefined where it does not. */
  endAt: (letters: readonly Letter[], all: string, from: number) => number | undefined
}

export const punctuation = /^\p{P}$/u

/** How many letters an ellipsis spans at most. */
const reach = 40
const ends = /[\u3002!?;]/

export function phrasePattern(text: string, fold: (text: string) => Letter[]): PhrasePattern {
  const parts = text.split(/[\u2026\u22ef]/).map((part) => wordsOf(fold(part))).filter((words) => words.length > 0)

  return {
    first: parts[0]?.[0] ?? '',
    endAt: (letters, all, from) => parts.reduce<number | undefined>(
      (end, words, i) => (end === undefined ? undefined : i === 0 ? straight(words, letters, all, end) : leap(words, letters, all, end)), from),
  }
}

/** What stands between punctuation. */
function wordsOf(letters: readonly Letter[]): string[] {
  const words = ['']
  for (const { char } of letters) {
    if (punctuation.test(char)) words.push('')
    else words[words.length - 1] += char
  }

  return words.filter((word) => word !== '')
}

function straight(words: readonly string[], letters: readonly Letter[], all: string, from: number): number | undefined {
  let at = from
  for (const [i, word] of words.entries()) {
    while (i > 0 && at < letters.length && punctuation.test(letters[at]?.char ?? '')) at++
    if (!all.startsWith(word, at)) return undefined
    at += word.length
  }

  return at
}

/** The nearest place in the sentence where the words stand. */
function leap(words: readonly string[], letters: readonly Letter[], all: string, from: number): number | undefined {
  for (let at = from; at <= from + reach; at++) {
    const letter = letters[at]
    if (!letter || letter.newLine) return undefined
    const end = straight(words, letters, all, at)
    if (end !== undefined) return end
    if (ends.test(letter.char)) return undefined
  }

  return undefined
}
