import type { BudgetFigures, BudgetState, BudgetStatus } from './budget-status-answer.ts';

/** From one in five on it is worth a look, from four in five on it is to be expected. */
const AT_RISK = 0.2;
const LIKELY = 0.8;

const ORDER: readonly BudgetState[] = ['exceeded', 'likely-exceeded', 'at-risk', 'on-track', 'unknown'];

/** What to make of a budget's figures. A forecast without a distribution is taken at its word. */
export function stateOf({
  used,
  probability,
  forecastShare,
}: Pick<BudgetFigures, 'used' | 'probability'> & { readonly forecastShare: number | null }): BudgetState {
  if (used === null) return 'unknown';
  if (used > 1) return 'exceeded';
  const risk = probability ?? (forecastShare === null ? null : Number(forecastShare > 1));
  if (risk === null) return 'unknown';
  if (risk >= LIKELY) return 'likely-exceeded';
  return risk >= AT_RISK ? 'at-risk' : 'on-track';
}

/** The worst first, then the most likely to be exceeded, then the most used. */
export function needsLookFirst(a: BudgetStatus, b: BudgetStatus): number {
  return (
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (b.probability ?? -1) - (a.probability ?? -1) ||
    (b.used ?? -1) - (a.used ?? -1) ||
    (a.id < b.id ? -1 : 1)
  );
}
