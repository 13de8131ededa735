/**
 * The portable table of a pack, as the server compiles it (`Guiju.Norms.Programs`). Lengths of time and instants are whole
 * microseconds: a double holds each of them exactly until the year 2255, so nothing here needs more than a number.
 */
export interface NormProgram {
  format: number
  pack: string
  revision: string
  activities: string[]
  attributes: AttributeProgram[]
  tables: TableProgram[]
  phrases: PhraseListProgram[]
  variants?: string[]
  calendars: CalendarProgram[]
  rules: RuleProgram[]
}

export interface AttributeProgram {
  name: string
  sources: { activity: string; field: string }[]
}

export interface TableProgram {
  name: string
  keys: number[]
  cells: Record<string, number | null>
}

export interface PhraseListProgram {
  name: string
  kind: string
  anyOne: boolean
  items: PhraseProgram[]
}

/** A phrase: where it must stand to be meant, within which longer words it is not, and which words together make it right. */
export interface PhraseProgram {
  text: string
  better?: string
  place?: 'anywhere' | 'start' | 'address' | 'alone'
  except?: string[]
  unless?: string[]
  manner?: string[]
}

/** A working calendar as stretches of UTC: start and end of each in turn. No zone of any device has a say in it. */
export interface CalendarProgram {
  name: string
  knownFrom: number
  knownUntil: number
  spans: number[]
}

export interface RuleProgram {
  id: string
  case: string
  gate: boolean
  hard: boolean
  when?: ConditionProgram
  form: FormProgram
  /** What decides which revision judges; nothing: the instant of each activation. */
  judgedBy?: JudgedBy
  /** True when this revision takes over what is still owed under the one before it. */
  reopens?: boolean
}

export type JudgedBy = 'caseStart' | 'now'

export type ConditionOp =
  'all' | 'any' | 'not' | 'in' | 'notIn' | 'atLeast' | 'atMost' | 'above' | 'below' | 'present' | 'absent'

/** Which of two events an atom of a pair's condition looks at. */
export type PairSide = 'activation' | 'target'

export interface OperandProgram {
  side?: PairSide
  field?: string
  attribute?: number
}

export interface ConditionProgram extends OperandProgram {
  op: ConditionOp
  of?: ConditionProgram[]
  /** The value to compare with, where it is no constant. */
  than?: OperandProgram
  texts?: string[]
  numbers?: number[]
  flag?: boolean
}

export interface SlotProgram {
  choices: { activity: number; where?: ConditionProgram }[]
}

export interface SameProgram {
  field?: string
  attribute?: number
}

/** Stretches in which a clock stands still: from one event until another, or while a condition holds. */
export interface PauseProgram {
  from?: SlotProgram
  until?: SlotProgram
  while?: ConditionProgram
  needs?: string[]
  approved?: SlotProgram
  atMost?: number
  inAll?: number
  flagged?: boolean
}

export interface WarningProgram {
  after?: number
  share?: number
}

interface Counted {
  pauses?: PauseProgram[]
  calendar?: number
}

interface Clocked extends Counted {
  warn: WarningProgram[]
}

export interface ResponseProgram extends Clocked {
  form: 'response'
  after: SlotProgram
  then: SlotProgram
  atLeast: number
  within?: number
  same: SameProgram[]
  pair?: ConditionProgram
  until?: SlotProgram
}

export interface PrecedenceProgram extends Counted {
  form: 'precedence'
  act: SlotProgram
  needs: SlotProgram
  atLeast: number
  atMost?: number
  same: SameProgram[]
  pair?: ConditionProgram
  times: number
}

export interface OrderProgram {
  form: 'order'
  steps: SlotProgram[]
  skipping: boolean
  anew?: SlotProgram
}

export interface IntervalProgram {
  form: 'interval'
  act: SlotProgram
  reference: ReferenceProgram
  atLeast?: number
  atMost?: number
  until?: SlotProgram
  warn: WarningProgram[]
}

export interface ReferenceProgram {
  event?: SlotProgram
  field?: string
  first: boolean
  of?: ReferenceProgram[]
  later: boolean
}

export interface FieldsProgram {
  form: 'fields'
  on: SlotProgram
  require: { fields: string[]; condition: ConditionProgram }[]
}

export interface PhrasesProgram {
  form: 'phrases'
  on: SlotProgram
  field: string
  also?: string[]
  forbid?: number
  require?: number
  promise?: number
}

export interface LimitProgram extends Clocked {
  form: 'limit'
  start: SlotProgram
  startField?: string
  stop: SlotProgram
  table?: number
  within?: number
  until?: SlotProgram
}

export interface WindowProgram {
  form: 'window'
  act: SlotProgram
  calendar: number
}

export interface RateProgram extends Counted {
  form: 'rate'
  event: SlotProgram
  most: number
  within: number
}

export interface BudgetProgram extends Clocked {
  form: 'budget'
  from: SlotProgram
  until: SlotProgram
  atMost: number
}

export interface CompensationProgram extends Clocked {
  form: 'compensation'
  breach: string
  then: SlotProgram
  atLeast: number
  within?: number
  until?: SlotProgram
}

export interface DeclareProgram extends Counted {
  form: 'declare'
  template: string
  a: SlotProgram
  b?: SlotProgram
  n: number
  atLeast: number
  atMost?: number
  same: SameProgram[]
  pair?: ConditionProgram
}

export type FormProgram =
  | ResponseProgram | PrecedenceProgram | OrderProgram | IntervalProgram | FieldsProgram | PhrasesProgram
  | LimitProgram | WindowProgram | RateProgram | BudgetProgram | CompensationProgram | DeclareProgram
