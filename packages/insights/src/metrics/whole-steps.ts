import type { Steps } from './coarser.ts';

/** The coarse steps that the fine ones fill: a day that began in its middle, or has not ended, has not shown its worst yet. */
export function wholeSteps(fine: Steps, coarse: Steps): Steps {
  const known = (value: number) => !Number.isNaN(value);
  const [first, last] = [fine.values.findIndex(known), fine.values.findLastIndex(known)];
  if (first < 0) return { ...coarse, values: new Float64Array(0) };
  const { start, stepMs } = coarse;
  const from = Math.ceil((fine.start + first * fine.stepMs - start) / stepMs);
  const to = Math.floor((fine.start + (last + 1) * fine.stepMs - start) / stepMs);
  return { start: start + from * stepMs, stepMs, values: coarse.values.slice(from, Math.max(from, to)) };
}
