export { chargeKind } from './charge-kind.ts';
export type { ChargeKind } from './charge-kind.ts';
export { CUR_COLUMNS } from './cur/columns.ts';
export { curToFocus } from './cur/to-focus.ts';
