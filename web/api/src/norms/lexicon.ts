import type { AttributeProgram, NormProgram } from './program'

/** Small numbers for the activities and attributes of all packs of a rulebook; activity 0 is every other one. */
export interface Lexicon {
  activity(name: string): number
  attribute(attribute: AttributeProgram): number
  /** The fields, by activity, that carry an attribute. */
  sources(attribute: number): readonly (string | undefined)[]
}

export function lexiconOf(programs: readonly NormProgram[]): Lexicon {
  const numbers = new Map<string, number>()
  const learn = (name: string) => numbers.set(name, numbers.get(name) ?? numbers.size + 1)
  for (const { activities, attributes } of programs) {
    activities.forEach(learn)
    attributes.forEach((a) => { a.sources.forEach((s) => learn(s.activity)) })
  }

  const activity = (name: string) => numbers.get(name) ?? 0
  const known: (string | undefined)[][] = []
  const places = new Map<string, number>()

  return {
    activity,
    attribute: ({ sources }) => {
      const fields: (string | undefined)[] = []
      sources.forEach((s) => { fields[activity(s.activity)] = s.field })
      const key = JSON.stringify(fields)
      const place = places.get(key) ?? known.push(fields) - 1
      places.set(key, place)
      return place
    },
    sources: (attribute) => known[attribute] ?? [],
  }
}
