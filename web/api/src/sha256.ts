/* The browser's own digest is missing on pages served without TLS, as on a city branch's plain network. */

const primes = firstPrimes(64)
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)))
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

export function sha256(bytes: Uint8Array): string {
  const words = padded(bytes)
  const state = Uint32Array.from(initial)
  const schedule = new Uint32Array(64)
  for (let offset = 0; offset < words.length; offset += 16) {
    expand(words, offset, schedule)
    compress(state, schedule)
  }

  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

function expand(words: Uint32Array, offset: number, schedule: Uint32Array): void {
  for (let i = 0; i < 64; i++) {
    if (i < 16) {
      schedule[i] = at(words, offset + i)
      continue
    }
    const near = at(schedule, i - 15)
    const far = at(schedule, i - 2)
    const small = rotate(near, 7) ^ rotate(near, 18) ^ (near >>> 3)
    const large = rotate(far, 17) ^ rotate(far, 19) ^ (far >>> 10)
    schedule[i] = at(schedule, i - 16) + small + at(schedule, i - 7) + large
  }
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let a = at(state, 0), b = at(state, 1), c = at(state, 2), d = at(state, 3)
  let e = at(state, 4), f = at(state, 5), g = at(state, 6), h = at(state, 7)
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (rounds[i] ?? 0) + at(schedule, i)) | 0
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0
    h = g; g = f; f = e; e = (d + one) | 0
    d = c; c = b; b = a; a = (one + two) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + (mixed[i] ?? 0)
}

function padded(bytes: Uint8Array): Uint32Array {
  const length = (((bytes.length + 8) >> 6) + 1) << 6
  const block = new Uint8Array(length)
  block.set(bytes)
  block[bytes.length] = 0x80
  const view = new DataView(block.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(length - 4, (bytes.length << 3) >>> 0)

  return Uint32Array.from({ length: length / 4 }, (_, i) => view.getUint32(i * 4))
}

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }

  return found
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) | 0
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}
