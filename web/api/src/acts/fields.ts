import type { Me, OrderPage, Visit } from '../types'

interface Common {
  name: string
  /** The event's own shape asks for it, whatever the norms say. */
  needed?: boolean
  /** Shown only while this holds; what is hidden is not sent. */
  when?: (values: Values) => boolean
  /** Filled in beforehand from what is known. */
  start?: (context: ActContext) => Value | undefined
}

export type Field =
  | (Common & { kind: 'text'; long?: boolean; most?: number; personal?: boolean })
  | (Common & { kind: 'code'; codes: readonly string[]; words?: string })
  | (Common & { kind: 'flag' })
  | (Common & { kind: 'instant'; past?: boolean })
  | (Common & { kind: 'ticks'; codes: readonly string[]; words?: string; inverse?: string })
  | (Common & { kind: 'words' })
  | (Common & { kind: 'engineer' })
  | (Common & { kind: 'photos' })
  | (Common & { kind: 'signature' })

export type Value = string | boolean | string[] | undefined
export type Values = Record<string, Value>

/** What a form may fill itself in from. */
export interface ActContext {
  me: Me
  page: OrderPage
  visit?: Visit
  now: Date
}

export interface ActForm {
  name: string
  fields: readonly Field[]
  /** Sent together as one object, as the appointment within a call. */
  nest?: { into: string; fields: Record<string, string> }
  /** The browser may add where the device is. */
  located?: boolean
}

/** The values with which a form opens. */
export function startValues(form: ActForm, context: ActContext): Values {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.start?.(context) ?? empty(field)]))
}

/** The fields that the form shows now. */
export function shownFields(form: ActForm, values: Values): Field[] {
  return form.fields.filter((field) => field.when?.(values) ?? true)
}

/** What must still be filled in: what the event needs and what the norms ask for. */
export function missing(form: ActForm, values: Values): string[] {
  return shownFields(form, values).filter((field) => field.needed && isEmpty(values[field.name])).map((field) => field.name)
}

/** The body that the act is sent with. Untouched texts and codes are left out; a tick not made is told as not made. */
export function bodyOf(form: ActForm, values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of shownFields(form, values)) {
    const value = values[field.name]
    if (field.kind === 'flag') body[field.name] = value === true
    else if (field.kind === 'ticks') addTicks(body, field, value)
    else if (!isEmpty(value)) body[field.name] = typeof value === 'string' ? value.trim() : value
  }

  return form.nest ? nested(body, form.nest) : body
}

function addTicks(body: Record<string, unknown>, field: Field & { kind: 'ticks' }, value: Value): void {
  const ticked = Array.isArray(value) ? value : []
  body[field.name] = ticked
  if (field.inverse) body[field.inverse] = field.codes.filter((code) => !ticked.includes(code))
}

function nested(body: Record<string, unknown>, nest: { into: string; fields: Record<string, string> }): Record<string, unknown> {
  const inner: Record<string, unknown> = {}
  const outer: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(body)) {
    const within = nest.fields[name]
    if (within) inner[within] = value
    else outer[name] = value
  }

  return Object.keys(inner).length > 0 ? { ...outer, [nest.into]: inner } : outer
}

export function isEmpty(value: Value): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && value.trim() === '')
    || (Array.isArray(value) && value.length === 0)
}

function empty(field: Field): Value {
  switch (field.kind) {
    case 'flag': return false
    case 'ticks': case 'words': case 'photos': return []
    case 'text': return ''
    default: return undefined
  }
}
