import { coverage, mase, msis, naive2, owa, smape } from '../index.ts';

const y = [1, 3, 2, 4];
const interval = { level: 0.95, lower: [3, 3], upper: [5, 5] };

test('the measures of M4 by hand', () => {
  expect(smape([4, 6], [5, 6])).toBeCloseTo((100 * (2 / 9)) / 2);
  expect(smape([0], [0])).toBe(0);
  expect(mase(y, [4, 6], [5, 6], 1)).toBeCloseTo(0.5 / (5 / 3));
  expect(mase(y, [4, 6], [5, 6], 2)).toBeCloseTo(0.5 / 1);
  expect(coverage([4, 6], interval)).toBe(0.5);
  expect(msis(y, [4, 6], interval, 1)).toBeCloseTo((2 + 2 + 40) / 2 / (5 / 3));
  expect(owa({ smape: 9, mase: 1.2 }, { smape: 10, mase: 1 })).toBeCloseTo(1.05);
});

test('Naive2 puts a clear season back and leaves a short history alone', () => {
  const seasonal = Array.from({ length: 24 }, (_, t) => 10 * (1 + (t % 4)));
  naive2(seasonal, 4, 4).forEach((v, h) => expect(v).toBeCloseTo(10 * (1 + h)));
  expect(naive2([1, 2, 3], 2, 4)).toEqual([3, 3]);
});
