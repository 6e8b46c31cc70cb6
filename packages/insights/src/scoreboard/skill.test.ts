import { DAY_MS } from '@smartcloudops/focus';
import fc from 'fast-check';

import type { Graded } from './graded.ts';
import { HORIZON_BUCKETS } from './horizons.ts';
import type { HorizonBucket } from './horizons.ts';
import { isJudgeable, isWorseThanNaive, skillOver } from './skill.ts';

const START = Date.UTC(2026, 0, 1);
const bucket = (name: string) => HORIZON_BUCKETS.find((one) => one.name === name) as HorizonBucket;

/** One forecast a week, the truth 100. */
const weekly = (errors: readonly (readonly [ours: number, naive: number])[], name = 'day 7'): Graded[] =>
  errors.map(([error, naiveError], i) => {
    const from = START + i * 7 * DAY_MS;
    return {
      ...{ keys: [], bucket: bucket(name), evidence: 'shown', truth: 100, awsError: null, intervals: [] },
      ...{ target: { from, to: from + DAY_MS }, error, naiveError },
    };
  });

test('skill is how much of the yardstick’s error is gone; an error that is mere rounding is none', () => {
  const pair = (ours: number, theirs: number) => ({ truth: 100, ours, theirs });
  expect(skillOver([pair(-1, 2), pair(1, -2)])).toBe(0.5);
  expect(skillOver([pair(3, 2)])).toBe(-0.5);
  expect(skillOver([pair(3, 0)])).toBeNull();
  expect(skillOver([pair(1e-6, 1e-13)])).toBeNull();
  expect(skillOver([])).toBeNull();
});

test('clearly and often worse is worse; too few, too close together, or by a hair is not', () => {
  const worse = Array.from({ length: 8 }, (_, i) => [10 + i, -5] as const);
  expect(isWorseThanNaive(weekly(worse))).toBe(true);
  expect(isWorseThanNaive(weekly(worse.slice(1)))).toBe(false);
  const oneMonth = weekly(worse, 'month-end 11-20').map((one) => ({
    ...one,
    target: { from: START, to: START + DAY_MS },
  }));
  expect([isJudgeable(oneMonth), isWorseThanNaive(oneMonth)]).toEqual([false, false]);
  expect(isWorseThanNaive(weekly(Array.from({ length: 30 }, () => [5.9, 5] as const)))).toBe(false);
  expect(isWorseThanNaive(weekly(Array.from({ length: 30 }, () => [6.1, 5] as const)))).toBe(true);
  expect(isWorseThanNaive(weekly(worse.map(([ours]) => [ours, 0])).map((one) => ({ ...one, naiveError: null })))).toBe(
    false
  );
});

test('a forecast that is better each time is never called worse', () => {
  const errors = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }))
  );
  fc.assert(
    fc.property(errors, (drawn) => {
      expect(isWorseThanNaive(weekly(drawn.map(([a, b]) => [Math.min(a, b), Math.max(a, b)])))).toBe(false);
    })
  );
});

test('of forecasts that are as good as the yardstick, about one in twenty is called worse', () => {
  let state = 1;
  // Park & Miller's generator: the same draws each time.
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const share = (weeks: number) => {
    let worse = 0;
    for (let i = 0; i < 2000; i++)
      worse += Number(isWorseThanNaive(weekly(Array.from({ length: weeks }, () => [10 * normal(), 10 * normal()]))));
    return worse / 2000;
  };
  for (const weeks of [8, 26]) {
    expect(share(weeks)).toBeGreaterThan(0.03);
    expect(share(weeks)).toBeLessThan(0.07);
  }
});
