import type { Words } from '../words/useWords'

/** What the standard for event logs puts into every event; it stands beside each already. */
const everyEvents = new Set(['concept:name', 'time:timestamp'])

/** What an event is called; one of a foreign log by the name that the log gave it. */
export function nameOf(words: Words, event: string, data: Record<string, unknown>): string {
  return event === 'log.recorded' && typeof data.activity === 'string' && data.activity ? data.activity : words.event(event)
}

/** What an event says; one of a foreign log, its attributes. */
export function dataOf(event: string, data: Record<string, unknown>): Record<string, unknown> {
  return event === 'log.recorded' ? attributesOf(data.attributes) : data
}

/** The attributes that a foreign log gave, without those that are told otherwise. */
export function attributesOf(attributes: unknown): Record<string, unknown> {
  const given = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : []
  return Object.fromEntries(given.filter(([name]) => !everyEvents.has(name)))
}

/** What an attribute of a foreign log is called: its own name, for ours would mean something else, unless the standard named it. */
export function attributeName(words: Words, name: string): string {
  return name.includes(':') ? words.field(name) : name
}
