import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { fitDynamicTheta } from './fit/dynamic-theta-fit.ts';
import { fitExponentialSmoothing } from './fit/exponential-smoothing.ts';
import { createHistory } from './history/history.ts';
import { MEMBERS } from './member/members.ts';
import { stl } from './season/stl.ts';

interface Reference {
  readonly data: Record<string, number[]>;
  readonly horizon: number;
  readonly forecasts: Record<string, Record<string, { point: number[]; sse: number | null }>>;
  readonly stl: { readonly of: string; readonly seasonal: number[]; readonly trend: number[] };
}
// Written by testdata/make-reference.py from statsforecast 2.1.1 and statsmodels 0.15.0.
const reference = JSON.parse(
  readFileSync(fileURLToPath(new URL('../testdata/reference.json', import.meta.url)), 'utf8')
) as Reference;

/**
 * Largest relative difference of a forecast. Both sides minimise the same sum of squares; where its bottom is flat (marked), the
 * searches stop at different parameters of equal merit, so there the criterion is what must agree.
 */
const TOLERANCE = 1e-3;
const FLAT: Record<string, number> = { 'Nile damped-holt': 2e-2, 'AirPassengers dynamic-theta': 1e-2 };

const cases = Object.entries(reference.forecasts).flatMap(([set, members]) =>
  Object.entries(members).map(([name, expected]) => ({ set, name, expected }))
);

test.each(cases)('$name forecasts $set as the reference does', ({ set, name, expected }) => {
  const member = MEMBERS.find((seat) => seat.member.name === name)?.member;
  const y = reference.data[set] ?? [];
  const point =
    member?.forecast(createHistory(y, name === 'seasonal-naive' ? [12] : [], true), reference.horizon) ?? [];
  const worst = Math.max(...expected.point.map((v, h) => Math.abs((point[h] ?? NaN) / v - 1)));
  expect(worst).toBeLessThan(FLAT[`${set} ${name}`] ?? TOLERANCE);
});

const fits: Record<string, (y: readonly number[]) => { readonly sse: number }> = {
  ses: (y) => fitExponentialSmoothing(y, 'level'),
  holt: (y) => fitExponentialSmoothing(y, 'trend'),
  'damped-holt': (y) => fitExponentialSmoothing(y, 'damped'),
  'dynamic-theta': fitDynamicTheta,
};

test.each(cases.filter(({ name }) => name in fits))(
  '$name fits $set no worse than the reference',
  ({ set, name, expected }) => {
    const { sse } = fits[name]?.(reference.data[set] ?? []) ?? { sse: NaN };
    expect(expected.sse).not.toBeNull();
    expect(sse).toBeLessThan((expected.sse ?? 0) * 1.0005);
  }
);

test('STL decomposes AirPassengers as the reference does', () => {
  const { seasonal, trend } = stl(reference.data['AirPassengers'] ?? [], 12, { seasonalSpan: 11, jump: 1 });
  reference.stl.seasonal.forEach((v, t) => expect(seasonal[t]).toBeCloseTo(v, 8));
  reference.stl.trend.forEach((v, t) => expect(trend[t]).toBeCloseTo(v, 8));
});
