import { Guiju } from '@guiju/api'
import { language } from './i18n'

let signedOut: () => void = () => undefined

/** The one door to the server. */
export const guiju = new Guiju({ language, onSignedOut: () => { signedOut() } })

export function whenSignedOut(run: () => void): void {
  signedOut = run
}
