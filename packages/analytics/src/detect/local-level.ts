/** Exponentially weighted level of the last values. */
export interface LocalLevel {
  level: number;
  count: number;
}

/** Values that make the level. */
const SPAN = 50;

export function newLocalLevel(): LocalLevel {
  return { level: 0, count: 0 };
}

/** Follows the level; the first values are averaged plainly. @returns distance of the value from the level before it */
export function followLevel(state: LocalLevel, value: number): number {
  if (state.count === 0) state.level = value;
  const residual = value - state.level;
  state.count++;
  state.level += residual * Math.max(1 / state.count, 2 / (SPAN + 1));
  return residual;
}
