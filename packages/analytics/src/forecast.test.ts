import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';

import type { Forecast } from './forecast-result.ts';
import { forecast, forecastSum, predict } from './index.ts';

const LEVELS = [0.5, 0.8, 0.95, 0.99];
/** Of a season of 40 from trough to crest. */
const SHIFT_TOLERANCE = 1.5;

function expectSound({ point, intervals }: Forecast, horizon: number) {
  expect(point).toHaveLength(horizon);
  expect(intervals.map(({ level }) => level)).toEqual(LEVELS);
  intervals.forEach(({ lower, upper }, i) => {
    point.forEach((v, h) => {
      expect(Number.isFinite(v) && Number.isFinite(lower[h]) && Number.isFinite(upper[h])).toBe(true);
      expect(lower[h]).toBeLessThanOrEqual(v);
      expect(upper[h]).toBeGreaterThanOrEqual(v);
      const inner = intervals[i - 1];
      if (!inner) return;
      expect(lower[h]).toBeLessThanOrEqual(inner.lower[h] as number);
      expect(upper[h]).toBeGreaterThanOrEqual(inner.upper[h] as number);
    });
  });
}

/** Repeatable noise. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32 - 0.5;
  };
}
const series = (n: number, of: (t: number) => number) => Array.from({ length: n }, (_, t) => of(t));
const wave = (n: number, seed = 1) => {
  const random = noise(seed);
  return series(n, (t) => 100 + 0.1 * t + 20 * Math.sin((2 * Math.PI * t) / 7) + 5 * random());
};

const random = noise(7);
const torture: Record<string, readonly number[]> = {
  ...Object.fromEntries(series(11, (n) => n).map((n) => [`${n} values`, wave(n)])),
  zero: series(50, () => 0),
  constant: series(50, () => 42.1),
  'one value then zeros': series(40, (t) => (t === 0 ? 5 : 0)),
  'all missing': series(20, () => NaN),
  'infinite values': series(60, (t) => (t % 9 === 4 ? Infinity : t)),
  gaps: wave(80).map((v, t) => (t % 11 < 3 ? NaN : v)),
  'missing at both ends': wave(60).map((v, t) => (t < 5 || t > 52 ? NaN : v)),
  '1e-12': wave(100).map((v) => v * 1e-14),
  '1e15': wave(100).map((v) => v * 1e13),
  '1e-300': wave(100).map((v) => v * 1e-302),
  '1e307': wave(100).map((v) => v * 1e304),
  'tiny noise on a huge level': series(100, () => 1e15 + random()),
  step: series(100, (t) => (t < 50 ? 1 : 1000)),
  'step at the end': series(100, (t) => (t < 99 ? 1 : 1000)),
  intermittent: series(120, (t) => (t % 13 === 5 ? 30 + 10 * random() : 0)),
  explosive: series(60, (t) => 2 ** t),
  negative: wave(60).map((v) => -v),
  'about zero': series(90, () => random()),
  'first of the month': series(120, (t) => (t % 30 === 0 ? 900 : 10)),
  'two years of days': series(
    800,
    (t) => 50 + 20 * Math.sin((2 * Math.PI * t) / 365) + (t % 7 > 4 ? -20 : 0) + random()
  ),
  'two years of days with outages': series(800, (t) => (t % 97 === 3 ? 0 : 50 + (t % 7) + random())),
  'one spike of a million': series(200, (t) => (t === 150 ? 1e6 : 5 + random())),
  'grows twelvefold and stops': series(120, (t) => (t < 100 ? 1.025 ** t : 0)),
  'almost all zero': series(100, (t) => (t === 60 ? 1 : 0)),
  'one more zero than not': series(41, (t) => (t % 2 ? 7 : 0)),
  'hours of two weeks': series(336, (t) => 10 + (t % 24) + (t % 168 > 120 ? -5 : 0) + random()),
  'steps down to a cent': series(90, (t) => [400, 40, 4, 0.01][Math.floor(t / 25)] ?? 0.01),
};

const SERVICES = fileURLToPath(new URL('../../../../shared/data/cost/aws_ce_daily_by_service.json', import.meta.url));
const services = existsSync(SERVICES)
  ? (JSON.parse(readFileSync(SERVICES, 'utf8')) as { services: Record<string, number[]> }).services
  : {};
const present = Object.keys(services).length > 0 ? test : test.skip;
if (Object.keys(services).length === 0) {
  process.stderr.write('skipped: real services (they are not beside the repository in ../shared/data/cost)\n');
}

test.each(Object.entries(torture))('answers %s with numbers', (_, y) => expectSoundAnswers(y));

present('answers every service of a real bill with numbers', () => {
  expect(Object.keys(services)).toHaveLength(33);
  Object.values(services).forEach(expectSoundAnswers);
});

function expectSoundAnswers(y: readonly number[]) {
  for (const seasonLength of [undefined, 1, 7, 24, 365]) {
    const answer = predict(y, { horizon: 9, level: LEVELS, ...(seasonLength ? { seasonLength } : {}) });
    expectSound(answer, 9);
    const sum = answer.sum();
    expectSound(
      {
        point: [sum.point],
        intervals: sum.intervals.map((i) => ({ level: i.level, lower: [i.lower], upper: [i.upper] })),
      },
      1
    );
    if (y.every((v) => !(v < 0))) {
      expect(
        Math.min(...answer.point, ...answer.intervals.flatMap(({ lower }) => lower), sum.point, sum.quantile(0.001))
      ).toBeGreaterThanOrEqual(0);
    }
    const [path] = answer.paths(1);
    expect(path?.every(Number.isFinite)).toBe(true);
    const chance = sum.probabilityAbove(sum.point);
    expect(chance >= 0 && chance <= 1).toBe(true);
    answer.errors.forEach(({ origin, errors }) => {
      expect(origin + errors.length).toBeLessThanOrEqual(y.length);
      expect(errors.every(Number.isFinite)).toBe(true);
    });
  }
}

test('a constant stays constant, and its interval is narrow', () => {
  const { point, intervals } = forecast(torture['constant'] ?? [], { horizon: 5 });
  point.forEach((v) => expect(v).toBeCloseTo(42.1, 9));
  expect((intervals[1]?.upper[4] ?? NaN) - 42.1).toBeLessThan(1);
});

test('a short history is answered with wide intervals, a longer one with narrower ones', () => {
  const width = (n: number) => {
    const [interval] = forecast(
      series(n, (t) => 100 + (t % 2)),
      { horizon: 1, seasonLength: 1 }
    ).intervals;
    return (interval?.upper[0] ?? NaN) - (interval?.lower[0] ?? NaN);
  };
  expect(width(1)).toBeGreaterThan(100);
  expect(width(3)).toBeGreaterThan(width(60));
  expect(width(60)).toBeLessThan(10);
});

test('the short forms say what predict says', () => {
  const options = { horizon: 5, seasonLength: 7 };
  const { point, intervals, sum } = predict(wave(40), options);
  expect(forecast(wave(40), options)).toEqual({ point, intervals });
  expect(forecastSum(wave(40), options)).toMatchObject({ point: sum().point, intervals: sum().intervals });
  expect(sum().point).toBeCloseTo(
    point.reduce((total, v) => total + v, 0),
    9
  );
  expect(sum(2, 4).point).toBeCloseTo((point[2] ?? 0) + (point[3] ?? 0), 9);
});

test('learns a weekly season and a trend', () => {
  const truth = series(14, (h) => 100 + 0.1 * (140 + h) + 20 * Math.sin((2 * Math.PI * (140 + h)) / 7));
  forecast(wave(140), { horizon: 14 }).point.forEach((v, h) =>
    expect(Math.abs(v - (truth[h] as number))).toBeLessThan(4)
  );
});

const anySeries = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

test('whatever the history: ordered nested intervals, the same answer twice, the input untouched', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 4, 7), (y, horizon, seasonLength) => {
      const before = [...y];
      const options = { horizon, seasonLength, level: LEVELS };
      const first = forecast(Object.freeze(y), options);
      expectSound(first, horizon);
      expect(y).toEqual(before);
      expect(forecast(y, options)).toEqual(first);
    }),
    { numRuns: 60 }
  );
});

test('on another scale the forecast is on that scale', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -40, max: 40 }), (seed, exponent) => {
      const [y, factor] = [wave(60, seed), 2 ** exponent];
      const [plain, scaled] = [y, y.map((v) => v * factor)].map((v) => forecast(v, { horizon: 8, seasonLength: 7 }));
      // Powers of two are exact, so the answers are equal to the last digit.
      expect(scaled?.point).toEqual(plain?.point.map((v) => v * factor));
      expect(scaled?.intervals[0]?.upper).toEqual(plain?.intervals[0]?.upper.map((v) => v * factor));
    }),
    { numRuns: 10 }
  );
});

test('where zero means nothing, a shifted history gives a shifted forecast', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -500, max: 500 }), (seed, shift) => {
      const y = wave(80, seed);
      const options = { horizon: 8, seasonLength: 7, nonNegative: false };
      const [plain, shifted] = [y, y.map((v) => v + shift)].map((v) => forecast(v, options));
      // Complex smoothing starts from a share of the level, so the pool follows a shift nearly, not exactly.
      plain?.point.forEach((v, h) =>
        expect(Math.abs((shifted?.point[h] ?? NaN) - v - shift)).toBeLessThan(SHIFT_TOLERANCE)
      );
      plain?.intervals[0]?.upper.forEach((v, h) =>
        expect(Math.abs((shifted?.intervals[0]?.upper[h] ?? NaN) - v - shift)).toBeLessThan(2 * SHIFT_TOLERANCE)
      );
    }),
    { numRuns: 15 }
  );
});

test('the interval of a sum is narrower than the sum of the intervals, and holds its share of the time', () => {
  let held = 0;
  const widths: (readonly [number, number])[] = [];
  const runs = 25;
  for (let seed = 1; seed <= runs; seed++) {
    const y = wave(70, seed);
    const [past, future] = [y.slice(0, 56), y.slice(56)];
    const answer = predict(past, { horizon: 14, seasonLength: 7, level: [0.8] });
    const [path] = answer.intervals;
    const {
      point,
      intervals: [interval],
    } = answer.sum();
    const total = future.reduce((sum, v) => sum + v, 0);
    if (interval && interval.lower <= total && total <= interval.upper) held++;
    const added = (path?.upper ?? []).reduce((sum, v) => sum + v, 0);
    widths.push([(interval?.upper ?? NaN) - point, added - point]);
  }
  expect(held / runs).toBeGreaterThan(0.6);
  const mean = (i: 0 | 1) => widths.reduce((sum, pair) => sum + pair[i], 0) / runs;
  expect(mean(0)).toBeLessThan(0.85 * mean(1));
});

test('where every member runs away, the last value is the forecast', () => {
  const bursts = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1e9];
  for (const horizon of [1, 12, 400]) {
    expectSound(predict(bursts, { horizon, seasonLength: 1, level: LEVELS }), horizon);
    expectSound(
      predict(
        series(14, (t) => 10 ** t),
        { horizon, seasonLength: 1, level: LEVELS }
      ),
      horizon
    );
  }
});
