import { describe, expect, it } from 'vitest'
import { countdown } from '../src'

const minute = 60_000
const hour = 60 * minute

describe('a countdown', () => {
  it.each([
    [0, '00:00'],
    [1, '00:01'],
    [59_999, '01:00'],
    [5 * minute + 9_000, '05:09'],
    [hour, '1:00:00'],
    [2 * hour + 3 * minute + 4_000, '2:03:04'],
    [51 * hour + 12 * minute, '51:12:00'],
    [-1, '+00:00'],
    [-1_000, '+00:01'],
    [-(hour + 90_000), '+1:01:30'],
  ])('tells %d ms as %s', (milliseconds, told) => {
    expect(countdown(milliseconds)).toBe(told)
  })
})
