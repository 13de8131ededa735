const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export interface Span {
  over: boolean
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** A remaining time taken apart; what is over counts upwards. */
export function span(milliseconds: number): Span {
  const over = milliseconds < 0
  const length = over ? -milliseconds : Math.ceil(milliseconds / second) * second

  return {
    over,
    days: Math.floor(length / day),
    hours: Math.floor((length % day) / hour),
    minutes: Math.floor((length % hour) / minute),
    seconds: Math.floor((length % minute) / second),
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** 1:05:09, 05:09, and beyond a day 51:12:00: one shape that the eye can compare. */
export function countdown(milliseconds: number): string {
  const { over, days, hours, minutes, seconds } = span(milliseconds)
  const whole = days * 24 + hours
  const text = whole > 0 ? `${String(whole)}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`

  return over ? `+${text}` : text
}
