/** The first text of a document that nobody has written yet: what every pack needs, and one clause to begin with. */
export function firstText(pack: string, revision: string): string {
  return `pack: ${pack}
revision: "${revision}"
title: {zh-CN: ${pack}, en: ${pack}}
document:
  number: null
  title: ${pack}
  issuer: null
  revision: "${revision}"
  issued: null
  effective: null
  next_review: null
  replaces: []
closes: {order: [order.archived, order.cancelled], visit: [visit.left]}

norms:
- id: ${pack.replace(/^PK-/, '')}-1
  title: {zh-CN: ${pack}, en: Solved before the customer signs}
  text: {zh-CN: ${pack}, en: Nobody asks for a signature before the fault is solved.}
  source: "own:1"
  case: visit
  precedence: {act: visit.signed, needs: fault.solved}
  check: A
  outcome: NC
  severity: minor
`
}
