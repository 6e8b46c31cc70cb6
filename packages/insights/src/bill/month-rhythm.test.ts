import { DAY_MS } from '@smartcloudops/focus';

import { monthRhythm, withoutTurns } from './month-rhythm.ts';

const FROM = Date.UTC(2026, 0, 1);
const DAYS = 181;
const weekday = (t: number) => (new Date(FROM + t * DAY_MS).getUTCDay() % 6 === 0 ? 60 : 100);
const date = (t: number) => new Date(FROM + t * DAY_MS).getUTCDate();
const flat = Array.from({ length: DAYS }, (_, t) => weekday(t) + ((t * 37) % 11) / 10);
const index = (month: number, day: number) => (Date.UTC(2026, month - 1, day) - FROM) / DAY_MS;

test('an ordinary bill has no rhythm', () => {
  expect(monthRhythm(flat, FROM).every((v) => v === 0)).toBe(true);
});

test('what comes on every first is expected from the second month on, whatever the weekday', () => {
  const y = flat.map((v, t) => (date(t) === 1 ? v + 80 : v));
  const rhythm = monthRhythm(y, FROM);
  // February teaches March.
  expect(rhythm[index(2, 1)]).toBe(0);
  for (const month of [3, 4, 5, 6]) expect(Math.abs((rhythm[index(month, 1)] ?? 0) - 80)).toBeLessThan(2);
  expect(rhythm.filter((v) => v > 0)).toHaveLength(4);
});

test('once is no rhythm when later months contradict it', () => {
  const y = flat.map((v, t) => (t === index(3, 1) ? 5 * v : v));
  expect(monthRhythm(y, FROM).every((v) => v === 0)).toBe(true);
});

test('days to come change nothing', () => {
  const y = flat.map((v, t) => (date(t) === 1 ? 1.8 * v : v));
  const whole = monthRhythm(y, FROM);
  const known = monthRhythm(y.slice(0, 152), FROM);
  expect(known).toEqual(whole.slice(0, 152));
});

test('the next turns are expected to cost what the last ones did, and the days without are plain', () => {
  const y = flat.map((v, t) => (date(t) === 1 || date(t + 1) === 1 ? v + 80 : v));
  const ahead = monthRhythm(y, FROM, 40).slice(y.length);
  expect(ahead.flatMap((v, h) => (v > 0 ? [date(DAYS + h)] : []))).toEqual([1, 31, 1]);
  ahead.filter((v) => v > 0).forEach((v) => expect(Math.abs(v - 80)).toBeLessThan(2));
  withoutTurns(y, FROM)
    .slice(25)
    .forEach((v, i) => expect(Math.abs(v - weekday(25 + i))).toBeLessThan(2));
});
