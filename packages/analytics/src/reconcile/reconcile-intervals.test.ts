import type { Forecast } from '../forecast-result.ts';
import { reconcileIntervals } from './reconcile-intervals.ts';
import { hierarchy } from './structure.ts';

const structure = hierarchy([null, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
const LEVEL_OF = structure.members.map((own) =>
  own.length === 9 ? 'total' : own.length === 3 ? 'account' : 'service'
);
const SIZE = structure.leaves.map((_, position) => 1 + (position % 4) ** 2);

function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Errors of base forecasts: what nobody could know (part of it common to all leaves), and what each model got wrong itself. */
function simulate(random: () => number): number[] {
  const common = random();
  const leaf = SIZE.map((size) => size * (0.5 * common + 0.87 * random()));
  return structure.members.map((own) => {
    const size = Math.sqrt(own.reduce((sum, position) => sum + SIZE[position]! ** 2, 0));
    return own.reduce((sum, position) => sum + leaf[position]!, 0) + 0.6 * size * random();
  });
}

const forecastOf = (point: number, sd: number): Forecast => ({
  point: [point],
  intervals: [0.8, 0.95].map((level, i) => ({
    level,
    lower: [point - [1.28, 1.96][i]! * sd],
    upper: [point + [1.28, 1.96][i]! * sd],
  })),
});

test.each(['wls', 'mint-shrink'] as const)(
  '%s: at every level nearer the truth than the base forecasts, with intervals that hold their share',
  (method) => {
    const random = gaussian(11);
    const tally = new Map<string, { base: number; reconciled: number; held: number; count: number; width: number }>();
    for (let run = 0; run < 250; run++) {
      const past = Array.from({ length: 40 }, () => simulate(random));
      const errors = structure.members.map((_, node) => past.map((e) => e[node]!));
      const now = simulate(random);
      const sd = errors.map((own) => Math.sqrt(own.reduce((sum, e) => sum + e * e, 0) / (own.length - 1)));
      const base = now.map((e, node) => forecastOf(-e, sd[node]!)); // the truth is zero
      const { forecasts, scale } = reconcileIntervals(structure, base, { method, errors });
      forecasts.forEach(({ point, intervals }, node) => {
        const level = LEVEL_OF[node]!;
        const sum = tally.get(level) ?? { base: 0, reconciled: 0, held: 0, count: 0, width: 0 };
        sum.base += (now[node]! / sd[node]!) ** 2;
        sum.reconciled += (point[0]! / sd[node]!) ** 2;
        if (intervals[0]!.lower[0]! <= 0 && intervals[0]!.upper[0]! >= 0) sum.held++;
        sum.count++;
        sum.width += scale[node]!;
        tally.set(level, sum);
      });
    }
    expect([...tally.keys()]).toEqual(['total', 'account', 'service']);
    for (const { base, reconciled, held, count, width } of tally.values()) {
      expect(reconciled).toBeLessThan(base);
      expect(held / count).toBeGreaterThan(0.76);
      expect(held / count).toBeLessThan(0.84);
      expect(width / count).toBeLessThan(1);
    }
  }
);

test('bounds enclose the point, levels nest, nothing below zero where nothing may be', () => {
  const random = gaussian(5);
  const errors = structure.members.map(() => Array.from({ length: 9 }, (_, t) => (t < 2 ? NaN : random())));
  const base = structure.members.map((own): Forecast => {
    const point = [own.length * Math.abs(random()), 0];
    const interval = (level: number, k: number) => ({
      level,
      lower: point.map((v) => Math.max(0, v - k)),
      upper: point.map((v) => v + 3 * k),
    });
    return { point, intervals: [interval(0.5, 0.4), interval(0.9, 1), interval(0.99, 2)] };
  });
  for (const method of ['bottom-up', 'ols', 'wls', 'mint-shrink'] as const) {
    const { forecasts } = reconcileIntervals(structure, base, { method, errors, nonNegative: true });
    forecasts.forEach(({ point, intervals }, node) => {
      expect(intervals.map(({ level }) => level)).toEqual([0.5, 0.9, 0.99]);
      intervals.forEach(({ lower, upper }, i) =>
        point.forEach((v, h) => {
          expect(lower[h]).toBeGreaterThanOrEqual(0);
          expect(lower[h]).toBeLessThanOrEqual(v);
          expect(upper[h]).toBeGreaterThanOrEqual(v);
          expect(upper[h]).toBeGreaterThanOrEqual(intervals[i - 1]?.upper[h] ?? -Infinity);
          expect(lower[h]).toBeLessThanOrEqual(intervals[i - 1]?.lower[h] ?? Infinity);
        })
      );
      if (method === 'bottom-up' && LEVEL_OF[node] === 'service') expect(point[0]).toBe(base[node]!.point[0]);
    });
  }
});

test('the unknown stays unknown: the widest finite bounds stay finite, no errors leave the width as it was', () => {
  const base = structure.members.map(() => ({
    point: [0],
    intervals: [{ level: 0.8, lower: [-Number.MAX_VALUE], upper: [Number.MAX_VALUE] }],
  }));
  const errors = structure.members.map(() => [NaN, NaN]);
  const { forecasts, scale } = reconcileIntervals(structure, base, { method: 'wls', errors });
  expect(scale.every((ratio) => ratio === 1)).toBe(true);
  expect(forecasts.every(({ intervals }) => intervals[0]!.upper[0] === Number.MAX_VALUE)).toBe(true);
  expect(() => reconcileIntervals(structure, base, { method: 'ols' })).toThrow(
    expect.objectContaining({ code: 'ANALYTICS_ERRORS_MISSING' })
  );
});
