import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../src'

const patterned = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256)

describe('the hash of a file', () => {
  it.each([0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1_000, 70_001])('of %d bytes is SHA-256', (length) => {
    const bytes = patterned(length)

    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})
