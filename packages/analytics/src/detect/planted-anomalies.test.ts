import { dailyWave, noise } from '../../testdata/planted.ts';
import { detect } from './detect.ts';

const DAY = 288;
const seasons = [DAY, 7 * DAY];
const AT = 10 * DAY + 100;
const LENGTH = 14 * DAY;

/** Kinds of the alerts during a day from the planted anomaly on. */
function kindsAfter(y: readonly number[], options = { seasons }): readonly (string | null)[] {
  const { alert, detections } = detect(y, options);
  return detections.slice(AT, AT + DAY).flatMap(({ kind }, i) => (alert[AT + i] ? [kind] : []));
}

function planted(change: (value: number, since: number) => number): number[] {
  return dailyWave(LENGTH, DAY, 5).map((v, t) => (t < AT ? v : change(v, t - AT)));
}

test('a spike is told at once, with its size', () => {
  const { detections } = detect(
    planted((v, since) => (since === 0 ? v + 80 : v)),
    { seasons }
  );
  expect(detections[AT]).toMatchObject({ alert: true, kind: 'spike' });
  expect(Math.abs((detections[AT]?.severity ?? 0) - 80)).toBeLessThan(15);
  expect(detections[AT]?.upper).toBeLessThan(150);
});

test('a dip is told, unless only rises are asked for', () => {
  const dip = planted((v, since) => (since < 3 ? v - 80 : v));
  expect(kindsAfter(dip)).toContain('dip');
  const { alert } = detect(dip, { seasons, direction: 'up' });
  expect(alert.slice(AT, AT + 3)).not.toContain(true);
});

test('a level that stays is told once or twice, not each time', () => {
  const kinds = kindsAfter(planted((v) => v + 60));
  expect(kinds.length).toBeGreaterThan(0);
  expect(kinds.length).toBeLessThan(12);
});

test('a step well inside the daily range is told', () => {
  expect(kindsAfter(planted((v) => v + 15)).length).toBeGreaterThan(0);
});

test('a slow drift is told', () => {
  const kinds = kindsAfter(planted((v, since) => v + (20 * since) / DAY));
  expect(kinds.length).toBeGreaterThan(0);
});

test('a day without its usual shape is told, though each of its values is usual', () => {
  const flat = planted((v, since) => (since < 150 ? 100 + (v - 100) / 30 : v));
  expect(kindsAfter(flat).length).toBeGreaterThan(0);
});

test('a shape never seen before is told where there is no season', () => {
  const normal = noise(9);
  const y = Array.from({ length: LENGTH }, (_, t) => {
    const sine = Math.sin((2 * Math.PI * t) / 27);
    return 10 * (t >= AT && t < AT + DAY ? Math.sign(sine) : sine) + 0.3 * normal();
  });
  expect(kindsAfter(y, { seasons: [DAY] }).length).toBeGreaterThan(0);
});

test('an excursion like the last is news to a short memory only', () => {
  const y = dailyWave(LENGTH, DAY, 5).map((v, t) => (t === AT || t === AT - 3 * DAY ? v + 80 : v));
  const at = (memory: 'long' | 'short') => detect(y, { seasons, memory }).score[AT] as number;
  expect(at('short')).toBeGreaterThan(at('long'));
});

test('a season nobody named is learned', () => {
  const y = dailyWave(1200, 24, 3);
  const { detections } = detect(y);
  const errors = detections
    .slice(600)
    .map(({ expected }, i) => Math.abs((expected as number) - (y[600 + i] as number)));
  expect(errors.reduce((sum, v) => sum + v, 0) / errors.length).toBeLessThan(8);
});
