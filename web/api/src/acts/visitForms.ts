import type { ActForm, Value } from './fields'
import { factOf, lastOf } from './facts'

const is = (name: string, ...wanted: Value[]) => (values: Record<string, Value>) => wanted.includes(values[name])
const yes = (name: string) => is(name, true)

/** The tool table of the visiting norms (GT-TOOLS, GT-KIT-SMALL). */
export const tools = [
  'badge', 'work-order', 'cross-screwdriver', 'precision-set', 'crimper', 'punch-down', 'network-tester', 'cable-tracer',
  'boot-usb', 'portable-disk', 'consumables', 'voltage-pen', 'patch-cord', 'optical-drive',
  'shoe-covers', 'leave-card', 'eco-bag', 'cloth',
] as const

export const callForms: readonly ActForm[] = [
  { name: 'visit.accepted', fields: [] },
  {
    name: 'visit.declined',
    fields: [
      { name: 'reason', kind: 'code', codes: ['not-qualified', 'overloaded', 'too-far', 'sick', 'other'], needed: true },
      { name: 'note', kind: 'text', long: true },
    ],
  },
  {
    name: 'visit.called',
    fields: [
      { name: 'reached', kind: 'flag', start: () => true },
      { name: 'introduced', kind: 'flag', when: yes('reached') },
      { name: 'faultCheck', kind: 'code', codes: ['confirmed', 'corrected'], when: yes('reached') },
      { name: 'correction', kind: 'text', long: true, when: is('faultCheck', 'corrected') },
      { name: 'addressConfirmed', kind: 'flag', when: yes('reached') },
      { name: 'contactConfirmed', kind: 'flag', when: yes('reached') },
      { name: 'phoneConfirmed', kind: 'flag', when: yes('reached') },
      { name: 'appointmentStartsAt', kind: 'instant', when: yes('reached') },
      { name: 'appointmentEndsAt', kind: 'instant', when: (values) => values.reached === true && Boolean(values.appointmentStartsAt) },
    ],
    nest: { into: 'appointment', fields: { appointmentStartsAt: 'startsAt', appointmentEndsAt: 'endsAt' } },
  },
  {
    name: 'visit.prepared',
    fields: [
      { name: 'tools', kind: 'ticks', codes: tools, inverse: 'missing' },
      { name: 'missingReason', kind: 'text', when: (values) => Array.isArray(values.tools) && values.tools.length > 0 && values.tools.length < tools.length },
    ],
  },
  {
    name: 'visit.departed',
    fields: [
      { name: 'reconfirmed', kind: 'flag' },
      { name: 'expectedAt', kind: 'instant' },
    ],
  },
]

export const doorForms: readonly ActForm[] = [
  { name: 'visit.arrived', fields: [], located: true },
  { name: 'visit.knocked', fields: [] },
  {
    name: 'visit.contacted',
    fields: [
      { name: 'reached', kind: 'flag' },
      { name: 'means', kind: 'code', codes: ['mobile', 'landline', 'message'], needed: true, start: () => 'mobile' },
    ],
  },
  {
    name: 'visit.carded',
    fields: [
      { name: 'surname', kind: 'text', personal: true },
      { name: 'arrivalAt', kind: 'instant', past: true, start: (context) => lastOf(context, 'visit.arrived')?.occurredAt },
      { name: 'departureAt', kind: 'instant', past: true, start: (context) => context.now.toISOString() },
      { name: 'visitor', kind: 'text', start: (context) => context.visit?.engineer ?? context.me.name },
      { name: 'contactPerson', kind: 'text', start: (context) => context.visit?.engineer ?? context.me.name },
      { name: 'phone', kind: 'text' },
      { name: 'delivery', kind: 'code', codes: ['printed', 'message', 'photo'], needed: true, start: () => 'printed' },
    ],
  },
  { name: 'visit.unmet', fields: [{ name: 'note', kind: 'text', long: true }] },
  {
    name: 'visit.admitted',
    fields: ['introduced', 'badgeShown', 'cardHanded', 'purposeTold', 'permitted', 'shoeCovers'].map((name) => ({ name, kind: 'flag' as const })),
  },
]

export const workForms: readonly ActForm[] = [
  {
    name: 'backup.asked',
    fields: [
      { name: 'answer', kind: 'code', codes: ['backed-up', 'customer-accepts-risk', 'backup-first', 'not-applicable'], needed: true },
      { name: 'consent', kind: 'flag', when: is('answer', 'customer-accepts-risk') },
    ],
  },
  { name: 'work.started', fields: [{ name: 'movedItems', kind: 'words' }] },
  {
    name: 'escalation.reported',
    fields: [
      { name: 'tried', kind: 'text', long: true, needed: true },
      { name: 'by', kind: 'code', codes: ['app', 'phone'], needed: true, start: () => 'app' },
    ],
  },
  {
    name: 'escalation.taken',
    fields: [
      {
        name: 'help', kind: 'code', needed: true,
        codes: ['remote', 'second-engineer', 'part', 'vendor', 'hand-over', 'reschedule'],
      },
      { name: 'note', kind: 'text', long: true },
    ],
  },
  {
    name: 'fault.solved',
    fields: [
      { name: 'solution', kind: 'text', long: true },
      { name: 'process', kind: 'text', long: true },
      { name: 'analysis', kind: 'text', long: true },
      { name: 'leftoversNone', kind: 'flag' },
      { name: 'leftovers', kind: 'text', long: true, when: (values) => values.leftoversNone !== true },
      { name: 'remote', kind: 'flag' },
      { name: 'restoredAt', kind: 'instant', past: true },
    ],
  },
  {
    name: 'visit.unsolved',
    fields: [
      {
        name: 'reason', kind: 'code', needed: true,
        codes: ['needs-part', 'needs-second-engineer', 'needs-vendor', 'customer-postpones', 'no-access', 'other'],
      },
      { name: 'process', kind: 'text', long: true },
      { name: 'leftovers', kind: 'text', long: true },
      { name: 'nextStep', kind: 'code', codes: ['next-visit', 'hand-over', 'new-date'], needed: true },
      { name: 'customerTold', kind: 'flag' },
    ],
  },
]

export const leaveForms: readonly ActForm[] = [
  {
    name: 'visit.demonstrated',
    fields: [
      { name: 'topics', kind: 'ticks', codes: ['use', 'care', 'restart', 'whom-to-call'] },
      { name: 'trial', kind: 'code', codes: ['satisfied', 'not-satisfied'], needed: true },
    ],
  },
  {
    name: 'visit.cleaned',
    fields: [
      ...['wiped', 'restored', 'cleaned', 'bagged'].map((name) => ({ name, kind: 'flag' as const })),
      { name: 'photos', kind: 'photos' },
    ],
  },
  {
    name: 'visit.signed',
    fields: [
      { name: 'signer', kind: 'text', personal: true, start: (context) => factOf(context.page.order.contact) },
      { name: 'signerRole', kind: 'code', codes: ['fault-owner', 'customer-party', 'contact'], needed: true, start: () => 'fault-owner' },
      { name: 'signature', kind: 'signature' },
      { name: 'copyTo', kind: 'text', personal: true, start: (context) => factOf(context.page.order.contact) },
      { name: 'copyHow', kind: 'code', codes: ['paper', 'message', 'mail'], start: () => 'paper' },
      { name: 'phoneOnCopy', kind: 'flag' },
    ],
  },
  {
    name: 'visit.left',
    fields: [
      { name: 'thanked', kind: 'flag' },
      { name: 'closingWords', kind: 'text' },
      { name: 'phoneTold', kind: 'flag' },
    ],
  },
  {
    name: 'visit.rescheduled',
    fields: [
      {
        name: 'reason', kind: 'code', needed: true,
        codes: ['weather', 'municipal-works', 'power-cut', 'too-many-orders', 'customer-request', 'escalation', 'other'],
      },
      { name: 'side', kind: 'code', codes: ['customer', 'ours'], needed: true },
      { name: 'startsAt', kind: 'instant', needed: true },
      { name: 'endsAt', kind: 'instant' },
      { name: 'customerToldAt', kind: 'instant', past: true },
      { name: 'note', kind: 'text', long: true },
    ],
  },
  {
    name: 'visit.cancelled',
    fields: [
      { name: 'reason', kind: 'code', codes: ['order-cancelled', 'reassigned', 'other'], needed: true },
      { name: 'note', kind: 'text', long: true },
    ],
  },
]
