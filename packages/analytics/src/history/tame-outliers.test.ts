import { tameOutliers } from './tame-outliers.ts';

/** A week that wobbles a little, so that there is a usual deviation. */
const weeks = (n: number) => Array.from({ length: n }, (_, t) => 100 + 10 * (t % 7) + ((t * 7919) % 13) - 6);

test('an outage and a spike come near what is usual on that weekday; the rest stays', () => {
  const y = weeks(210);
  const odd = y.map((v, t) => (t === 100 ? 0 : t === 150 ? 5000 : v));
  const tamed = tameOutliers(odd, 7);
  expect(Math.abs((tamed[100] ?? NaN) - (y[100] ?? 0))).toBeLessThan(25);
  expect(Math.abs((tamed[150] ?? NaN) - (y[150] ?? 0))).toBeLessThan(25);
  expect(tamed.filter((v, t) => v !== odd[t]).length).toBeLessThan(10);
});

test('a lasting step is no outlier', () => {
  const y = weeks(210).map((v, t) => (t >= 120 ? v + 300 : v));
  const tamed = tameOutliers(y, 7);
  expect(tamed[120]).toBe(y[120]);
  expect(tamed[119]).toBe(y[119]);
});

test('what hardly ever moves is left alone', () => {
  const y = Array.from({ length: 200 }, (_, t) => (t % 30 === 0 ? 900 : 10));
  expect(tameOutliers(y, 7)).toEqual(y);
});
