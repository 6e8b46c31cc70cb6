import { nabFileScore, nabNormalized, probationLength, type NabWindow } from './nab-score.ts';

const standard = { tpWeight: 1, fpWeight: 0.11, fnWeight: 1 };
const lowFN = { tpWeight: 1, fpWeight: 0.11, fnWeight: 2 };
const WINDOW: NabWindow = [500, 599];

function alarmsAt(length: number, ...at: number[]): boolean[] {
  return Array.from({ length }, (_, t) => at.includes(t));
}
/** 2 σ(−5x) − 1, the published scaled sigmoid. */
function sigmoid(x: number): number {
  return 2 / (1 + Math.exp(5 * x)) - 1;
}

test('silence costs one missed window each, and is the zero of the scale', () => {
  const score = nabFileScore(alarmsAt(1000), [WINDOW, [800, 850]], standard);
  expect(score).toBe(-2);
  expect(nabNormalized(score, 2, standard)).toBe(0);
  expect(nabFileScore(alarmsAt(1000), [WINDOW], lowFN)).toBe(-2);
});

test('an alarm at the first value of a window is worth 1, and is the hundred of the scale', () => {
  const score = nabFileScore(alarmsAt(1000, 500), [WINDOW], standard);
  expect(score).toBeCloseTo(1, 12);
  expect(nabNormalized(score, 1, standard)).toBeCloseTo(100, 10);
});

test('a later alarm is worth less, the last one nearly nothing', () => {
  // position of value 549 among 500…599: −(599 − 549 + 1) / 100
  expect(nabFileScore(alarmsAt(1000, 549), [WINDOW], standard)).toBeCloseTo(sigmoid(-0.51) / sigmoid(-1), 12);
  expect(nabFileScore(alarmsAt(1000, 599), [WINDOW], standard)).toBeCloseTo(sigmoid(-0.01) / sigmoid(-1), 12);
});

test('a window counts once, by its earliest alarm', () => {
  const one = nabFileScore(alarmsAt(1000, 520), [WINDOW], standard);
  expect(nabFileScore(alarmsAt(1000, 520, 521, 599), [WINDOW], standard)).toBe(one);
});

test('a false alarm before any window costs all of its weight', () => {
  expect(nabFileScore(alarmsAt(1000, 300, 500), [WINDOW], standard)).toBeCloseTo(1 - 0.11, 12);
});

test('a false alarm soon after a window costs less, three windows later all', () => {
  const after = (t: number) => nabFileScore(alarmsAt(2000, 500, t), [WINDOW], standard) - 1;
  expect(after(609)).toBeCloseTo(0.11 * sigmoid(10 / 99), 12);
  expect(after(999)).toBeCloseTo(-0.11, 12);
});

test('the first 15 % of a file, of at most 5,000 values, are not judged', () => {
  expect([probationLength(1000), probationLength(22_695)]).toEqual([150, 750]);
  expect(nabFileScore(alarmsAt(1000, 10, 149, 500), [WINDOW], standard)).toBeCloseTo(1, 12);
  expect(nabFileScore(alarmsAt(1000, 150, 500), [WINDOW], standard)).toBeCloseTo(0.89, 12);
});
