import type { ActForm } from './fields'
import { orderForms } from './orderForms'
import { callForms, doorForms, leaveForms, workForms } from './visitForms'

export * from './attempt'
export * from './facts'
export * from './fields'
export * from './points'
export * from './signedLines'
export * from './spine'
export { tools } from './visitForms'

/** Every act that a screen can offer, with its form. */
export const actForms: readonly ActForm[] = [...orderForms, ...callForms, ...doorForms, ...workForms, ...leaveForms]

/** The form of an act; an act unknown to this screen has an empty one, so that it can still be done. */
export function formOf(name: string): ActForm {
  return actForms.find((form) => form.name === name) ?? { name, fields: [] }
}
