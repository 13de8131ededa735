export * from './phrases'
export * from './program'
export * from './rulebook'
export * from './verdicts'
