const two = (value: number) => String(value).padStart(2, '0')

/** An instant as the phone's own date input shows it. */
export function toLocal(instant: string): string {
  if (!instant) return ''
  const date = new Date(instant)
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What the date input holds, as an instant. */
export function fromLocal(local: string): string | undefined {
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
