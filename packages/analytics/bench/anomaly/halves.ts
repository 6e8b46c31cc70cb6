import { randomOf } from './random.ts';

const SPLITS = 20;

/**
 * Cross-validation of a threshold: on random halves, stratified by group, the best threshold of one half is judged on the other.
 * @param score of the items at the indices, at a threshold
 */
export function onOtherHalves(
  groups: readonly string[],
  thresholds: readonly number[],
  score: (items: readonly number[], threshold: number) => number
): number {
  let sum = 0;
  for (let split = 0; split < SPLITS; split++) {
    for (const [chosenOn, judgedOn] of bothWays(halve(groups, split))) {
      sum += score(judgedOn, bestThreshold(chosenOn, thresholds, score));
    }
  }
  return sum / (2 * SPLITS);
}

export function bestThreshold(
  items: readonly number[],
  thresholds: readonly number[],
  score: (items: readonly number[], threshold: number) => number
): number {
  let [best, most] = [thresholds[0] as number, -Infinity];
  for (const threshold of thresholds) {
    const value = score(items, threshold);
    if (value > most) [best, most] = [threshold, value];
  }
  return best;
}

function bothWays<T>([a, b]: readonly [T, T]): readonly (readonly [T, T])[] {
  return [
    [a, b],
    [b, a],
  ];
}

function halve(groups: readonly string[], seed: number): readonly [number[], number[]] {
  const { uniform } = randomOf(seed + 1);
  const halves: [number[], number[]] = [[], []];
  let turn = 0;
  for (const group of new Set(groups)) {
    const members = groups.flatMap((name, i) => (name === group ? [{ i, key: uniform() }] : []));
    members.sort((a, b) => a.key - b.key).forEach(({ i }) => (halves[turn++ % 2] as number[]).push(i));
  }
  return halves;
}
