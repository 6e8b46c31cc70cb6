import type { Prediction } from './predict.ts';

/** The answer to a history without one number: zeros, and that anything is possible. */
export function nothingKnown(horizon: number, level: readonly number[], nonNegative: boolean): Prediction {
  const lower = nonNegative ? 0 : -Number.MAX_VALUE;
  const upper = Number.MAX_VALUE;
  const fill = (value: number) => new Array<number>(horizon).fill(value);
  return {
    point: fill(0),
    intervals: level.map((p) => ({ level: p, lower: fill(lower), upper: fill(upper) })),
    sum: () => ({
      point: 0,
      intervals: level.map((p) => ({ level: p, lower, upper })),
      quantile: (p) => (p === 0.5 ? 0 : p < 0.5 ? lower : upper),
      probabilityAbove: (limit) => (limit < lower ? 1 : 0.5),
    }),
    paths: (count) => Array.from({ length: count }, () => new Float64Array(horizon)),
    errors: [],
  };
}
