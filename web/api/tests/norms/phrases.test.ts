import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { phraseScreen, type NormProgram } from '../../src/norms'

/* What the server's screen finds in random texts; its tests write it, and `./test web` has them written first. */
const file = join(import.meta.dirname, '../../../../artifacts/phrases/vectors.jsonl.gz')
if (!existsSync(file)) throw new Error(`There is no ${file}: ./test web writes it.`)

interface Group {
  program: NormProgram
  texts: { units: number[]; hits: [number, number, number][] }[]
}

describe('the screen of the browser', () => {
  it('finds what the server finds', () => {
    const groups = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').map((line): Group => JSON.parse(line))
    let texts = 0
    for (const { program, texts: said } of groups) {
      const items = program.phrases[0]?.items ?? []
      const screen = phraseScreen(items, program.variants)
      for (const { units, hits } of said) {
        texts++
        const text = String.fromCharCode(...units)
        expect({ text, items, hits: screen(text).map(({ index, start, length }) => [index, start, length]) }).toStrictEqual({ text, items, hits })
      }
    }

    expect(texts).toBeGreaterThanOrEqual(2000)
  })

  it('finds a phrase in traditional characters, full width and spaced', () => {
    const screen = phraseScreen([{ text: '我也没办法' }, { text: 'hey' }], ['没沒', '办辦'])
    expect(screen('唉，我 也 沒 辦 法。ＨＥＹ')).toStrictEqual([{ index: 0, start: 2, length: 9 }, { index: 1, start: 12, length: 3 }])
  })
})
