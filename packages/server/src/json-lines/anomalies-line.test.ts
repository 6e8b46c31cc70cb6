import { anomaliesLine } from './anomalies-line.ts';
import type { AnomalyOptions } from './anomalies-line.ts';

const noise = (i: number) => Math.sin(i * i);
const daily = Array.from({ length: 600 }, (_, i) => 50 + 20 * Math.sin((2 * Math.PI * i) / 24) + noise(i));

function answer(line: object, options: AnomalyOptions = { preset: 'metrics' }): { score: number[]; alert: boolean[] } {
  const answered = anomaliesLine(JSON.stringify(line), options);
  if (answered.kind === 'refused') throw new Error(answered.reason);
  return JSON.parse(answered.text) as { score: number[]; alert: boolean[] };
}

test('a value that does not belong is an alert with a high score, ordinary ones are not', () => {
  const y = daily.map((value, i) => (i === 500 ? 150 : value));
  const { score, alert } = answer({ id: 'cpu', y });
  expect([score.length, alert.length]).toEqual([600, 600]);
  expect(alert[500]).toBe(true);
  expect(alert.slice(0, 500).filter(Boolean).length).toBeLessThanOrEqual(3);
  expect(score.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(score[500]).toBe(Math.max(...score));
});

test('a score does not change with what comes later: neither values nor times', () => {
  const t = daily.map((_, i) => 1_700_000_000 + 3600 * (i + (i > 300 ? 5 : 0)));
  const whole = answer({ t, y: daily });
  for (const end of [1, 2, 64, 65, 300, 301, 302, 599]) {
    const part = answer({ t: t.slice(0, end), y: daily.slice(0, end) });
    expect(part.score).toEqual(whole.score.slice(0, end));
    expect(part.alert).toEqual(whole.alert.slice(0, end));
  }
});

test('a gap in the times keeps the season in step', () => {
  // Eleven hours are missing: without times, night is taken for day.
  const kept = daily.map((_, i) => i).filter((i) => i < 400 || i >= 411);
  const y = kept.map((i) => daily[i]);
  const options = { preset: 'metrics', seasons: [24] } as const;
  const told = answer({ t: kept.map((i) => i * 3600), y }, options);
  const untold = answer({ y }, options);
  const after = ({ score }: { score: number[] }) => Math.max(...score.slice(400, 410));
  expect(after(untold)).toBeGreaterThan(after(told));
});

test('times tell the step, and with it a day and a week', () => {
  const t = daily.map((_, i) => 3600 * i);
  expect(answer({ t, y: daily })).toEqual(answer({ t, y: daily }, { preset: 'metrics', seasons: [24, 168] }));
  expect(answer({ t, y: daily })).not.toEqual(answer({ y: daily }));
});

test('missing values are never strange; a series of them is answered too', () => {
  const y = daily.map((value, i) => (i % 50 === 7 ? null : value));
  const { score, alert } = answer({ y });
  expect(alert.some((on, i) => on && i % 50 === 7)).toBe(false);
  expect(score.filter((_, i) => i % 50 === 7)).toEqual(Array.from({ length: 12 }, () => 0));
  expect(answer({ y: [null, null] })).toEqual({ id: null, score: [0, 0], alert: [false, false] });
});

test('options count before the line’s own season; a higher rate alerts more', () => {
  const y = daily.map((value, i) => (i > 100 && i % 40 === 0 ? value + 6 : value));
  const alerts = (options: AnomalyOptions) => answer({ y, seasonLength: 24 }, options).alert.filter(Boolean).length;
  expect(alerts({ preset: 'metrics', falseAlarmRate: 0.5 })).toBeGreaterThan(
    alerts({ preset: 'metrics', falseAlarmRate: 1e-5 })
  );
  expect(answer({ y, seasonLength: 24 })).toEqual(
    answer({ y, seasonLength: 99 }, { preset: 'metrics', seasons: [24] })
  );
});
