import type { OpenOrder, OrderLine } from '@guiju/api'

/* The codes a list offers to choose from, in the order in which people look for them; the types keep them to the server's. */
type CodesOf<T> = readonly NonNullable<T>[]

export const statuses: CodesOf<OrderLine['status']> = ['new', 'dispatched', 'accepted', 'in-progress', 'unmet', 'suspended', 'solved', 'completed', 'recorded', 'archived', 'cancelled']
export const kinds: CodesOf<OpenOrder['kind']> = ['fault', 'install', 'move', 'change', 'inspect']
export const products: CodesOf<OpenOrder['product']> = ['sms', 'voice', 'apn', 'internet', 'data', 'desktop', 'network', 'other']
export const scopes: CodesOf<OpenOrder['scope']> = ['within-province', 'cross-province']
export const tiers: CodesOf<OpenOrder['tier']> = ['AAA', 'AA', 'A', 'normal']
export const contracts: CodesOf<OpenOrder['contract']> = ['ito', 'group', 'home']
export const places: CodesOf<OpenOrder['place']> = ['office', 'machine-room', 'home']
export const equipment: CodesOf<OpenOrder['equipment']> = ['computer', 'terminal', 'line', 'radio', 'core', 'other']
export const channels: CodesOf<OpenOrder['channel']> = ['phone', 'visit', 'web', 'monitoring']
