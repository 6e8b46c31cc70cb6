import { combine } from './combine.ts';
import { memberWeights } from './weights.ts';
import type { Gate } from './weights.ts';

const gate: Gate = { trust: { good: [1], poor: [1], unknown: [0] }, sharpness: [2, 0] };
const names = ['good', 'poor', 'unknown'];
const fold = (points: readonly (readonly number[] | null)[]) => ({ origin: 10, points, actual: [10, 10] });

test('at equal trust, half the error is worth two to the sharpness', () => {
  const folds = [fold([[11, 11], [12, 12], null])];
  const [good = 0, poor = 0, unknown] = memberWeights(folds, [true, true, true], names, [1], gate);
  expect(good / poor).toBeCloseTo(4, 9);
  // Not tested where others were: not trusted.
  expect(unknown).toBe(0);
  expect(good + poor).toBeCloseTo(1, 12);
});

test('without tests trust alone decides; a member without a forecast has no weight', () => {
  const weights = memberWeights([], [true, false, true], names, [1], gate);
  expect(weights[1]).toBe(0);
  expect((weights[0] ?? 0) / (weights[2] ?? 1)).toBeCloseTo(Math.E, 9);
});

test('a perfect backtest may be luck: it is not worth everything', () => {
  const folds = [
    fold([
      [10, 10],
      [12, 12],
      [12, 12],
    ]),
  ];
  const [good = 0, poor = 0] = memberWeights(folds, [true, true, true], names, [1], gate);
  expect(poor / good).toBeCloseTo(0.05 ** 2, 9);
});

test('weights of those that are there are shared out again', () => {
  expect(combine([[2], null, [8]], [0.2, 0.5, 0.1])[0]).toBeCloseTo(4, 12);
  expect(combine([[2], [8]], [0, 0])).toEqual([5]);
});
