import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { MetricDelivery } from '@smartcloudops/warehouse';

import { measured, withMetrics } from '../../test/sqlite-metrics.ts';
import type { MetricDeps } from './metric-deps.ts';
import { forecastMetric } from './forecast-metric.ts';
import type { ForecastMetricQuery, MetricForecast } from './forecast-metric.ts';
import type { TooFewMeasurements } from './metric-question.ts';

const START = Date.UTC(2026, 2, 1);
const END = START + 21 * DAY_MS;
const NOW = END + 20 * 60_000;
const query: ForecastMetricQuery = {
  connections: null,
  namespace: null,
  metricName: 'cpu',
  aggregation: null,
  labels: [],
  from: END - DAY_MS,
  to: END,
  asOf: null,
  horizon: null,
  level: [0.8],
  topN: 5,
};
const ask = (
  deliveries: readonly MetricDelivery[],
  changes: Partial<ForecastMetricQuery> = {},
  rest: Partial<MetricDeps> = {}
) =>
  withMetrics(deliveries, (metrics) =>
    forecastMetric({ warehouse: { metrics }, clock: () => NOW, ...rest }, { ...query, ...changes })
  );
function answered(answer: MetricForecast | TooFewMeasurements): MetricForecast {
  if (answer.kind !== 'forecast') throw new Error(`No forecast: ${JSON.stringify(answer)}`);
  return answer;
}

/** A working day and a quieter weekend, with some noise. */
const load = (hour: number) => {
  const weekend = Math.floor(hour / 24) % 7 >= 5 ? 0.5 : 1;
  return 40 + 20 * weekend * Math.sin((2 * Math.PI * (hour % 24)) / 24) + (((hour * 37) % 11) / 11 - 0.5);
};
const machine = (id = 'i-1', hours = 21 * 24, level = 1) =>
  measured(
    START,
    Array.from({ length: hours }, (_, hour) => level * load(hour)),
    { id }
  );

test('the last day, then a day ahead with the daily rhythm, within its interval', async () => {
  const { times, forecastFrom, series } = answered(await ask([machine()]));
  expect(forecastFrom).toBe(END);
  expect([times[0], times.at(-1)]).toEqual([END - DAY_MS, END + DAY_MS - HOUR_MS]);
  const [one] = series;
  expect(one?.actual.map((v) => v !== null)).toEqual(times.map((time) => time < END));
  expect(one?.point.map((v) => v !== null)).toEqual(times.map((time) => time >= END));
  const errors = times.flatMap((time, i) => {
    const point = one?.point[i];
    return point == null ? [] : [Math.abs(point - load((time - START) / HOUR_MS))];
  });
  // The day before was a Sunday, half as lively: who repeats it errs by ten.
  expect(Math.max(...errors)).toBeLessThan(6);
  one?.intervals[0]?.lower.forEach((lower, i) => {
    const [point, upper] = [one.point[i], one.intervals[0]?.upper[i]];
    if (lower === null) expect(point).toBeNull();
    else expect(lower <= (point ?? NaN) && (point ?? NaN) <= (upper ?? NaN)).toBe(true);
  });
});

test('the horizon is hours, or the end of the range, and not beyond what can be told', async () => {
  const hoursAhead = (answer: MetricForecast) => answer.times.filter((time) => time >= answer.forecastFrom).length;
  expect(hoursAhead(answered(await ask([machine()], { horizon: 5 })))).toBe(5);
  expect(hoursAhead(answered(await ask([machine()], { to: END + 3 * DAY_MS })))).toBe(72);
  const far = answered(await ask([machine()], { to: END + 90 * DAY_MS }));
  expect(hoursAhead(far)).toBe(720);
  expect(far.notices.at(-1)?.text).toMatch(/^The forecast ends at 2026-04-21T00:00:00.000Z; .*"capacity"/);
});

test('series that end early go on from where they ended; those that are over or too short are left out, and said', async () => {
  const answer = answered(
    await ask([machine('now'), machine('late', 21 * 24 - 5), machine('over', 10 * 24), machine('young', 30)])
  );
  expect(answer.series.map(({ labels }) => labels['ResourceId']).sort()).toEqual(['late', 'now']);
  const late = answer.series.find(({ labels }) => labels['ResourceId'] === 'late');
  expect(late?.actual.filter((v) => v !== null)).toHaveLength(24 - 5);
  expect(late?.point.filter((v) => v !== null)).toHaveLength(24);
  const told = answer.notices.map(({ text }) => text).join('\n');
  expect(told).toMatch(/1 series ends more than two days before/);
  expect(told).toMatch(/1 series has less than 48 hours/);
});

test('the busiest are forecast, one after the other, giving way in between', async () => {
  const seen: string[] = [];
  const checkpoint = async (done: number, total: number) => void seen.push(`${done}/${total}`);
  const machines = ['a', 'b', 'c'].map((id, i) => machine(id, 21 * 24, 1 + i));
  const { series, notices } = answered(await ask(machines, { topN: 2 }, { checkpoint }));
  expect(series.map(({ labels }) => labels['ResourceId'])).toEqual(['c', 'b']);
  expect(seen).toEqual(['0/2', '1/2']);
  expect(notices.map(({ text }) => text).join()).toContain('2 of 3 series');
  const stop = () => Promise.reject(new Error('nobody waits'));
  await expect(ask(machines, {}, { checkpoint: stop })).rejects.toThrow('nobody waits');
});

test('a count that is not reported is a count of nothing', async () => {
  const values = Array.from({ length: 21 * 24 }, (_, hour) => (hour % 24 < 12 ? NaN : 100));
  const one = answered(await ask([measured(START, values, { aggregation: 'sum' })], { horizon: 24 })).series[0];
  const night = one?.point.slice(-24, -12) ?? [];
  expect(Math.max(...night.map((v) => v ?? NaN))).toBeLessThan(10);
});

test('too little is an answer; a moment of the past knows no more than was measured then', async () => {
  expect(await ask([])).toEqual({ kind: 'insufficient-history', have: 0, need: 48, unit: 'hours' });
  expect(await ask([machine('i-1', 30)])).toEqual({ kind: 'insufficient-history', have: 30, need: 48, unit: 'hours' });
  const asOf = END - 2 * DAY_MS;
  expect(answered(await ask([machine()], { asOf })).forecastFrom).toBe(asOf);
});
