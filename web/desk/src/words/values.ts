const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const hash = /^[0-9a-f]{64}$/i

export type Shape = 'nothing' | 'yes' | 'no' | 'instant' | 'id' | 'file' | 'list' | 'number' | 'text' | 'nested'

/** What kind of thing a value of an event is, so that it can be told in words. */
export function shapeOf(value: unknown): Shape {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.every((one) => shapeOf(one) === 'file') ? 'file' : 'list'
  if (typeof value !== 'string') return 'nested'
  if (instant.test(value)) return 'instant'
  if (uuid.test(value)) return 'id'

  return hash.test(value) ? 'file' : 'text'
}
