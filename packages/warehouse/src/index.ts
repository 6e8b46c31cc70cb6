export type * from './collect-journal.ts';
export type * from './cost-store.ts';
export type * from './state-store.ts';
export type * from './warehouse.ts';
