import { at } from './instants'
import type { Linker } from './linker'
import type { ConditionProgram, OperandProgram, PairSide } from './program'
import { field, type Tape } from './tape'
import type { Value } from './verdicts'

export const FALSE = 0
export const DOUBT = 1
export const TRUE = 2
/** The three values of a condition. */
export type Truth = 0 | 1 | 2

/** A condition ready to be tested. A condition of one event has the same event twice. */
export interface Predicate {
  test(tape: Tape, position: number, target?: number): Truth
  /** Notes the names whose values are missing where the outcome depends on them. */
  missing(tape: Tape, position: number, names: string[]): void
  /**
   * Whether a pair's condition can come out as wanted whatever event stands on the other side. A value that the given event lacks makes
   * its atom come out as wanted or not, as one asks.
   */
  could(tape: Tape, position: number, given: PairSide, wanted: boolean, lacking: boolean): boolean
  /** Notes the names of values that a pair's condition asks of the given side and that its event lacks. */
  lacking(tape: Tape, position: number, given: PairSide, names: string[]): void
}

const truth = (is: boolean): Truth => (is ? TRUE : FALSE)

export const predicateOf = (program: ConditionProgram, linker: Linker): Predicate =>
  program.of ? joined(program.op, program.of.map((part) => predicateOf(part, linker))) : atom(program, linker)

function joined(op: ConditionProgram['op'], parts: Predicate[]): Predicate {
  const test = op === 'not' ? negated(at(parts, 0)) : combined(truth(op === 'any'), parts)

  return {
    test,
    missing: (tape, position, names) => {
      if (test(tape, position) === DOUBT) parts.forEach((part) => { part.missing(tape, position, names) })
    },
    could: (tape, position, given, wanted, lacking) => {
      const could = (part: Predicate) => part.could(tape, position, given, (op === 'not') !== wanted, lacking)
      return (op === 'any') === wanted ? parts.some(could) : parts.every(could)
    },
    lacking: (tape, position, given, names) => { parts.forEach((part) => { part.lacking(tape, position, given, names) }) },
  }
}

const negated = (part: Predicate): Predicate['test'] =>
  (tape, position, target) => (TRUE - part.test(tape, position, target)) as Truth

/** One part that has the deciding value decides; else any doubt stays. */
const combined = (decides: Truth, parts: Predicate[]): Predicate['test'] => (tape, position, target) => {
  let result = (TRUE - decides) as Truth
  for (const part of parts) {
    const one = part.test(tape, position, target)
    if (one === decides) return one
    if (one === DOUBT) result = DOUBT
  }

  return result
}

interface Operand {
  name: string
  side: PairSide | undefined
  value(tape: Tape, position: number, target: number): Value | null
}

function operandOf({ side, field: name, attribute }: OperandProgram, linker: Linker): Operand {
  const index = attribute == null ? -1 : linker.attribute(attribute)

  return {
    side,
    name: name ?? (attribute == null ? '' : linker.attributeName(attribute)),
    value: (tape, position, target) => {
      const place = side === 'target' ? target : position
      return index < 0 ? field(tape, place, name ?? '') : tape.attribute(place, index)
    },
  }
}

function atom(program: ConditionProgram, linker: Linker): Predicate {
  const operands = [program, ...(program.than ? [program.than] : [])].map((operand) => operandOf(operand, linker))
  const [own, than] = operands as [Operand, Operand | undefined]
  const ofPresence = program.op === 'present' || program.op === 'absent'
  const lacks = (operand: Operand | undefined, tape: Tape, position: number) => operand?.value(tape, position, position) === null
  const note = (operand: Operand, tape: Tape, position: number, names: string[]) => {
    if (lacks(operand, tape, position) && !names.includes(operand.name)) names.push(operand.name)
  }

  const test: Predicate['test'] = (tape, position, target = position) => {
    const value = own.value(tape, position, target)
    if (ofPresence) return truth(isGiven(value) === (program.op === 'present'))
    if (value === null) return DOUBT
    const other = than?.value(tape, position, target)
    return than ? against(program.op, value, other ?? null) : constant(program, value)
  }

  return {
    test,
    missing: (tape, position, names) => {
      if (test(tape, position) === DOUBT) operands.forEach((operand) => { note(operand, tape, position, names) })
    },
    could: (tape, position, given, wanted, lacking) => {
      const of = operands.filter((operand) => operand.side === given)
      if (!ofPresence && of.some((operand) => lacks(operand, tape, position))) return lacking
      return of.length < operands.length || test(tape, position) === truth(wanted)
    },
    lacking: (tape, position, given, names) => {
      operands.filter((operand) => operand.side === given).forEach((operand) => { note(operand, tape, position, names) })
    },
  }
}

const isGiven = (value: Value | null) => value !== null && !(Array.isArray(value) && value.length === 0)

function constant({ op, texts, numbers, flag }: ConditionProgram, value: Value): Truth {
  switch (typeof value) {
    case 'boolean':
      return flag == null ? DOUBT : truth(value === flag)
    case 'number':
      if (numbers == null) return DOUBT
      return truth(op === 'in' || op === 'notIn' ? numbers.includes(value) === (op === 'in') : ordered(op, value, at(numbers, 0)))
    case 'string':
      return texts == null ? DOUBT : truth(texts.includes(value) === (op === 'in'))
    default:
      return texts == null ? DOUBT : truth(value.some((member) => texts.includes(member)) === (op === 'in'))
  }
}

/** Compares two values of one type; values of different types cannot be compared, and only numbers have an order. */
function against(op: ConditionProgram['op'], one: Value, other: Value | null): Truth {
  if (typeof one !== typeof other) return DOUBT
  if (op === 'in' || op === 'notIn') return truth((one === other) === (op === 'in'))
  return typeof one === 'number' && typeof other === 'number' ? truth(ordered(op, one, other)) : DOUBT
}

function ordered(op: ConditionProgram['op'], value: number, bound: number): boolean {
  switch (op) {
    case 'atLeast': return value >= bound
    case 'atMost': return value <= bound
    case 'above': return value > bound
    default: return value < bound
  }
}
