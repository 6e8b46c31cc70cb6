/** Typical absolute residual, exponentially weighted; a single large one counts only so much. */
export interface RobustSpread {
  spread: number;
  count: number;
}

const LEARNING = 8;
const MOST = 5;

export function newRobustSpread(): RobustSpread {
  return { spread: 0, count: 0 };
}

export function followSpread(state: RobustSpread, residual: number, span: number): void {
  state.count++;
  const size = Math.abs(residual);
  const counted = state.count > LEARNING && state.spread > 0 ? Math.min(size, MOST * state.spread) : size;
  state.spread += (counted - state.spread) * Math.max(1 / state.count, 2 / (span + 1));
}
