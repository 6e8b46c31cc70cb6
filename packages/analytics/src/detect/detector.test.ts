import fc from 'fast-check';

import { dailyWave, noise } from '../../testdata/planted.ts';
import { createDetector } from './detector.ts';
import { detect } from './detect.ts';
import type { DetectorState } from './detector-state.ts';

const DAY = 48;
const seasons = [DAY, 7 * DAY];
const wave = dailyWave(21 * DAY, DAY, 1);

test('the score of a value depends on nothing that comes later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: wave.length }), fc.double({ noDefaultInfinity: true }), (n, next) => {
      const whole = detect(
        wave.map((v, t) => (t >= n ? next : v)),
        { seasons }
      );
      expect(whole.score.slice(0, n)).toEqual(detect(wave.slice(0, n), { seasons }).score);
    }),
    { numRuns: 15 }
  );
});

test('the same values give the same answers, and are left alone', () => {
  const y = Object.freeze([...wave]);
  expect(detect(y, {})).toEqual(detect(y, {}));
  expect(y).toEqual(wave);
});

test.each([0, 45, -7, 1e15, 1e-12])('a constant %p is never strange', (value) => {
  const { score, alert } = detect(Array.from({ length: 2000 }, () => value));
  expect(Math.max(...score)).toBe(0);
  expect(alert).not.toContain(true);
});

test.each([-40, 50])('values times 2^%i give the same scores', (power) => {
  const scaled = wave.map((v) => v * 2 ** power);
  expect(detect(scaled, { seasons }).score).toEqual(detect(wave, { seasons }).score);
});

test.each([1e-12, 1, 1e15])('all answers about values of size %p are finite', (size) => {
  const { detections } = detect(
    wave.map((v) => v * size),
    { seasons, nonNegative: true }
  );
  for (const { score, expected, lower, upper, severity } of detections) {
    for (const value of [score, severity, expected ?? 0, lower ?? 0, upper ?? 0]) expect(value).not.toBeNaN();
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(lower ?? 0).toBeGreaterThanOrEqual(0);
    expect(upper ?? Infinity).toBeGreaterThanOrEqual(expected ?? 0);
  }
});

test('a missing value is never strange, and a gap keeps the season in step', () => {
  const gap = wave.map((v, t) => (t >= 9 * DAY && t < 9.5 * DAY ? NaN : t === 300 ? Infinity : v));
  const { alert, score, detections } = detect(gap, { seasons });
  gap.forEach((v, t) => {
    if (!Number.isFinite(v)) expect([alert[t], score[t]]).toEqual([false, 0]);
  });
  const after = detections
    .slice(11 * DAY)
    .map(({ expected }, i) => Math.abs((expected as number) - (wave[11 * DAY + i] as number)));
  expect(Math.max(...after)).toBeLessThan(15);
});

test('a stored detector goes on as if it had never stopped', () => {
  for (const options of [{ seasons }, {}]) {
    const whole = detect(wave, options).detections;
    const first = createDetector(options);
    wave.slice(0, 500).forEach((value) => first.push(value));
    const state = JSON.parse(JSON.stringify(first.state())) as DetectorState;
    const second = createDetector({ state });
    expect(wave.slice(500).map((value) => second.push(value))).toEqual(whole.slice(500));
  }
});

test('pushing on does not change a state taken before', () => {
  const detector = createDetector({ seasons });
  wave.slice(0, 100).forEach((value) => detector.push(value));
  const state = detector.state();
  const before = JSON.stringify(state);
  wave.slice(100, 200).forEach((value) => detector.push(value));
  expect(JSON.stringify(state)).toBe(before);
});

test.each([[{ seasons }], [{}]])('memory stays as it is after 10,000 values: %j', (options) => {
  const detector = createDetector(options);
  const numbers = () => JSON.stringify(detector.state()).split(',').length;
  const long = dailyWave(100_000, DAY, 2);
  long.slice(0, 10_000).forEach((value) => detector.push(value));
  const after = numbers();
  long.slice(10_000).forEach((value) => detector.push(value));
  expect(numbers()).toBe(after);
});

test('on white noise no more days have an alert than stated', () => {
  const [day, days, series] = [24, 40, 12];
  for (const falseAlarmRate of [0.335, 0.05]) {
    let alarmed = 0;
    for (let i = 0; i < series; i++) {
      const normal = noise(100 + i);
      const { alert } = detect(
        Array.from({ length: day * days }, () => 50 + 5 * normal()),
        { seasons: [day, 7 * day], falseAlarmRate }
      );
      for (let d = 0; d < days; d++) if (alert.slice(d * day, (d + 1) * day).includes(true)) alarmed++;
    }
    const n = days * series;
    expect(alarmed / n).toBeLessThanOrEqual(
      falseAlarmRate + 3 * Math.sqrt((falseAlarmRate * (1 - falseAlarmRate)) / n)
    );
  }
});
