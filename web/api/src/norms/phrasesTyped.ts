import type { TextScreen } from '../types'
import { phraseScreen } from './phrases'

/** Words in a text that a clause looks for, while it is written. */
export interface PhraseFinding {
  start: number
  end: number
  words: string
  /** Better words of the same pack; empty where it has none. */
  better: string
  manner: readonly string[]
  promise: boolean
  hard: boolean
  norm: string
  pack: string
  title: string
  source: string
}

/** A stretch of a text, with what was found in it. */
export interface TextStretch {
  text: string
  finding?: PhraseFinding
}

/** What the clauses find in a field of an act; the screens are made once. */
export function typedScreen(screens: readonly TextScreen[]): (field: string, text: string) => PhraseFinding[] {
  const made = screens.flatMap((screen) => [false, true].map((promise) => {
    const phrases = promise ? screen.promise : screen.forbid
    return { screen, promise, phrases, find: phraseScreen(phrases, screen.variants) }
  })).filter((one) => one.phrases.length > 0)

  return (field, text) => apart(made.filter(({ screen }) => screen.fields.includes(field)).flatMap(({ screen, promise, phrases, find }) =>
    find(text).map(({ index, start, length }): PhraseFinding => ({
      start, end: start + length, words: text.slice(start, start + length), better: phrases[index]?.better ?? '', manner: phrases[index]?.manner ?? [],
      promise, hard: screen.hard, norm: screen.norm, pack: screen.pack, title: screen.title, source: screen.source,
    }))))
}

/** From left to right; of findings that overlap, the graver, then the longer one. */
function apart(found: PhraseFinding[]): PhraseFinding[] {
  const weight = (one: PhraseFinding) => (one.promise ? 0 : 1000) + (one.better ? 500 : 0) + one.end - one.start
  const kept: PhraseFinding[] = []
  for (const one of found.sort((a, b) => weight(b) - weight(a))) {
    if (kept.every((other) => other.end <= one.start || one.end <= other.start)) kept.push(one)
  }

  return kept.sort((a, b) => a.start - b.start)
}

/** The whole text in stretches, for a screen to mark what was found. */
export function stretches(text: string, findings: readonly PhraseFinding[]): TextStretch[] {
  const parts: TextStretch[] = []
  let at = 0
  for (const finding of findings) {
    if (finding.start > at) parts.push({ text: text.slice(at, finding.start) })
    parts.push({ text: text.slice(finding.start, finding.end), finding })
    at = finding.end
  }

  return at < text.length ? [...parts, { text: text.slice(at) }] : parts
}

/** The text with the better words in the place of the others. */
export function bettered(text: string, finding: PhraseFinding): string {
  return text.slice(0, finding.start) + finding.better + text.slice(finding.end)
}

/** The finding that a key means: the one at the caret, or else the first that has better words. */
export function meant(findings: readonly PhraseFinding[], caret: number): PhraseFinding | undefined {
  const better = findings.filter((one) => one.better !== '')
  return better.find((one) => one.start <= caret && caret <= one.end) ?? better[0]
}
