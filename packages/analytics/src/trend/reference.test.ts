import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { mannKendall } from './mann-kendall.ts';
import { normalTail } from './normal-tail.ts';
import { seasonSeries } from './season-series.ts';
import { pairSlopes } from './theil-sen.ts';

interface Said {
  readonly slope: number;
  readonly tau: number;
  readonly score: number;
  readonly variance: number;
}
// Written by testdata/make-trend-reference.py from pymannkendall 1.4.3 and scipy 1.17.1.
const reference = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../testdata/trend-reference.json', import.meta.url)), 'utf8')
) as {
  readonly data: Record<string, (number | null)[]>;
  readonly plain: Record<string, Said & { readonly lower: number; readonly upper: number }>;
  readonly seasonal: Record<string, Said & { readonly period: number }>;
  readonly normalTail: Record<string, number>;
};
const series = (name: string) => reference.data[name]!.map((v) => v ?? NaN);

function expectSame(name: string, period: number, said: Said) {
  const seasons = seasonSeries(series(name), period);
  const { score, variance, pairs } = mannKendall(seasons);
  expect(score).toBe(said.score);
  expect(variance).toBeCloseTo(said.variance, 6);
  expect(score / pairs).toBeCloseTo(said.tau, 12);
  const slopes = pairSlopes(seasons);
  expect(slopes.at((pairs - 1) / 2)).toBeCloseTo(said.slope, 12);
  return { slopes, variance };
}

test.each(Object.entries(reference.plain))('%s: score, tau, Theil–Sen slope and Sen’s interval', (name, said) => {
  const { slopes, variance } = expectSame(name, 1, said);
  const reach = 1.959963984540054 * Math.sqrt(variance);
  expect(slopes.at(Math.round((slopes.pairs - reach) / 2) - 1)).toBeCloseTo(said.lower, 12);
  expect(slopes.at(Math.round((slopes.pairs + reach) / 2))).toBeCloseTo(said.upper, 12);
});

test.each(Object.entries(reference.seasonal))('%s by season: score, tau and slope', (name, said) => {
  expectSame(name, said.period, said);
});

test.each(Object.entries(reference.normalTail))('normal tail beyond %s', (z, p) => {
  expect(normalTail(Number(z)) / p).toBeCloseTo(1, 11);
});
