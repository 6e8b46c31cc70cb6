import { DAY_MS } from '@smartcloudops/focus';

import type { BillLine } from '../../test/sqlite-bill.ts';
import { withWarehouse } from '../../test/with-warehouse.ts';
import type { Bill } from '../../test/with-warehouse.ts';
import { forecastCost } from '../forecast/forecast-cost.ts';
import { forecastScoreboard } from './forecast-scoreboard.ts';
import type { ScoreboardQuery } from './forecast-scoreboard.ts';
import { keepForecast } from './keep-forecast.ts';
import { replayForecasts } from './replay-forecasts.ts';
import { keepStandingForecast, standingScopes } from './standing-forecast.ts';
import { verdicts } from './verdicts.ts';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 0, 1);
const DAYS = 120;
const NOW = START + DAYS * DAY_MS;

/** A weekly rhythm that the yardstick knows by heart, and noise that it copies. */
const amount = (t: number, scale: number) => scale * (10 + (t % 7) + 3 * Math.sin(t * t));
const bill = (days: number, from = 0): BillLine[] =>
  Array.from({ length: days - from }, (_, i) => {
    const [t, day] = [from + i, START + (from + i) * DAY_MS];
    return [
      { day, amount: amount(t, 5), known: { ServiceName: 'EC2' } },
      { day, amount: amount(t + 3, 1), known: { ServiceName: 'S3' } },
    ];
  }).flat();

const depsOf = ({ warehouse }: Bill, now: number) => ({ warehouse, clock: () => now });
const query = (known: Partial<ScoreboardQuery> = {}): ScoreboardQuery => ({
  ...{
    connections: null,
    metric: 'BilledCost',
    groupBy: ['ServiceName'],
    filters: [],
    asOf: null,
    from: START,
    to: NOW,
  },
  ...known,
});
const keep = (at: Bill, now: number, connections: readonly string[] = ['prod']) =>
  keepStandingForecast(depsOf(at, now), connections, { evidence: 'shown', madeAt: now });

test('what was shown is graded when its days are over, by group and horizon, and graded anew when they are restated', () =>
  withWarehouse(async (at) => {
    const shownOn = START + 90 * DAY_MS;
    await at.load(bill(90));
    // Of the total and both services: six days and the month, ours and the yardstick's.
    expect(await keep(at, shownOn)).toBe(3 * 7 * 2);
    expect(await keep(at, shownOn + 3_600_000)).toBe(0);
    const before = await forecastScoreboard(depsOf(at, shownOn), query());
    expect(before).toMatchObject({ rows: [], waiting: 21 });
    expect(before.notices[0]?.text).toContain('21 forecasts wait');

    await at.load(bill(DAYS, 90));
    const board = await forecastScoreboard(depsOf(at, NOW), query());
    expect(board.waiting).toBe(0);
    expect(board.rows.map(({ keys, horizon, n }) => [...keys, horizon.name, n].join(' '))).toEqual(
      ['', 'EC2 ', 'S3 '].flatMap((group) =>
        ['day 1 1', 'days 2-3 2', 'day 7 1', 'day 14 1', 'day 30 1', 'month-end 21-35 1'].map((row) => group + row)
      )
    );
    const [first] = board.rows;
    const answer = await at.warehouse.forecasts.find({ ...query(), connections: ['prod'], groupBy: [] });
    const point = (model: string) => answer.find((one) => one.model === model)?.point ?? NaN;
    const truth = amount(90, 5) + amount(93, 1);
    expect(first?.bias).toBeCloseTo(point('ours') - truth, 9);
    expect(first?.skillOverNaive).toBeCloseTo(
      1 - Math.abs(point('ours') - truth) / Math.abs(point('naive') - truth),
      9
    );
    expect(point('naive')).toBeCloseTo(amount(83, 5) + amount(86, 1), 9);
    expect([...(first?.coverage.keys() ?? [])]).toEqual([0.8, 0.95]);

    await at.load([{ day: shownOn, amount: 1000, known: { ServiceName: 'EC2' } }]);
    expect((await forecastScoreboard(depsOf(at, NOW), query())).rows[0]?.bias).toBeCloseTo(point('ours') - 1000, 9);
  }));

test('days that are not final or not there grade nothing', () =>
  withWarehouse(async (at) => {
    await at.load(bill(90));
    await keep(at, START + 90 * DAY_MS);
    const estimated = bill(92, 90).map((line) => ({ ...line, known: { ...line.known, x_Estimated: true } }));
    await at.load(estimated);
    expect((await forecastScoreboard(depsOf(at, START + 92 * DAY_MS), query())).rows).toEqual([]);
    await at.load(bill(92, 91));
    // Day 90 is still estimated two days later, and settled by age on the third.
    expect((await forecastScoreboard(depsOf(at, START + 93 * DAY_MS), query())).rows.map(({ n }) => n)).not.toEqual([]);
  }));

test('a scope sees its own board only, and all is the one there is', () =>
  withWarehouse(async (at) => {
    await at.load(bill(90));
    await keep(at, START + 90 * DAY_MS);
    await at.load(bill(DAYS, 90));
    const rows = async (connections: readonly string[] | null) =>
      (await forecastScoreboard(depsOf(at, NOW), query({ connections }))).rows.length;
    expect([
      await rows(null),
      await rows(['prod']),
      await rows(['prod', 'none']),
      await rows(['other']),
      await rows([]),
    ]).toEqual([18, 18, 18, 0, 0]);
    await at.load(bill(90), 'other');
    expect([await rows(null), await rows(['prod']), await rows(['other'])]).toEqual([0, 18, 0]);
    expect(await standingScopes(at.warehouse.costs, 'prod')).toEqual([['prod'], ['other', 'prod']]);
    expect(await standingScopes(at.warehouse.costs, 'none')).toEqual([]);
  }));

test('a clock that is years ahead drops none of the forecasts that wait', () =>
  withWarehouse(async (at) => {
    await at.load(bill(90));
    const shownOn = START + 90 * DAY_MS;
    const asked = { ...query(), from: shownOn, to: shownOn + 20 * DAY_MS };
    await keep(at, shownOn);
    const answer = await forecastCost(depsOf(at, shownOn), { ...asked, groupBy: [], level: [0.8] });
    if (answer.kind !== 'forecast') throw new Error('There is history.');
    const later = { evidence: 'replayed', madeAt: shownOn + 1100 * DAY_MS, dataVersion: 1 } as const;
    expect(await keepForecast(at, { ...asked, groupBy: [] }, answer, later)).toBeGreaterThan(0);
    expect((await forecastScoreboard(depsOf(at, shownOn), query())).waiting).toBe(21);
  }));

test('amounts of several currencies are graded apart and never added', () =>
  withWarehouse(async (at) => {
    const inCurrency = (days: number, from: number) =>
      bill(days, from).map((line, i) => ({
        ...line,
        known: { ...line.known, BillingCurrency: i % 2 ? 'EUR' : 'USD', BillingAccountId: i % 2 ? 'b' : 'a' },
      }));
    await at.load(inCurrency(90, 0));
    const shownOn = START + 90 * DAY_MS;
    const asked = { ...query(), groupBy: ['BillingCurrency'], from: shownOn, to: shownOn + 20 * DAY_MS } as const;
    const answer = await forecastCost(depsOf(at, shownOn), { ...asked, level: [0.8] });
    if (answer.kind !== 'forecast') throw new Error('There is history.');
    await keepForecast(at, asked, answer, { evidence: 'shown', madeAt: shownOn, dataVersion: 1 });
    await at.load(inCurrency(DAYS, 90));
    const board = await forecastScoreboard(depsOf(at, NOW), query({ groupBy: ['BillingCurrency'] }));
    expect(new Set(board.rows.map(({ keys }) => keys.join()))).toEqual(new Set(['USD', 'EUR']));
    expect(board.currency).toBeNull();
  }));

test('a young board is replayed from the bill cut off at earlier days, as it would have been forecast then', () =>
  withWarehouse(async (at) => {
    await at.load(bill(DAYS));
    const steps: string[] = [];
    const added = await replayForecasts(
      depsOf(at, NOW),
      ['prod'],
      (done, total) => void steps.push(`${done}/${total}`)
    );
    // Every six days, as long as 56 days lie before.
    expect(steps).toEqual(['0/10', '1/10', '2/10', '3/10', '4/10', '5/10', '6/10', '7/10', '8/10', '9/10', '10/10']);
    expect(added).toBe(10 * 3 * 7 * 2);
    const board = await forecastScoreboard(depsOf(at, NOW), query({ groupBy: [] }));
    expect(new Set(board.rows.map(({ evidence }) => evidence))).toEqual(new Set(['replayed']));
    expect(board.rows[0]).toMatchObject({ horizon: { name: 'day 1' }, n: 10 });
    expect(board.notices.map(({ text }) => text).join()).toContain('"replayed"');
    expect(await replayForecasts(depsOf(at, NOW), ['prod'], () => undefined)).toBe(0);

    const origin = NOW - 12 * DAY_MS;
    const replayed = (await at.warehouse.forecasts.find({ ...query(), connections: ['prod'] })).filter(
      (one) => one.origin === origin
    );
    await withWarehouse(async (then) => {
      await then.load(bill(DAYS - 12));
      await keep(then, origin);
      const shown = await then.warehouse.forecasts.find({ ...query(), to: Infinity, connections: ['prod'] });
      expect(shown.filter(({ target }) => target.from < NOW).map(({ point, intervals }) => [point, intervals])).toEqual(
        replayed.map(({ point, intervals }) => [point, intervals])
      );
    });
  }));

test('a forecast that keeps losing against the yardstick is judged so, of its group and horizon alone', () =>
  withWarehouse(async (at) => {
    await at.load(bill(DAYS));
    const { forecasts } = at.warehouse;
    const series = {
      connections: ['prod'],
      metric: 'BilledCost',
      filters: [],
      groupBy: ['ServiceName'],
      keys: ['S3'],
    } as const;
    for (let week = 1; week <= 10; week++) {
      const origin = START + week * 7 * DAY_MS;
      const target = { from: origin, to: origin + DAY_MS };
      const truth = amount(week * 7 + 3, 1);
      const made = {
        evidence: 'shown',
        origin,
        kind: 'day',
        target,
        intervals: [],
        madeAt: origin,
        dataVersion: 1,
      } as const;
      await forecasts.record([
        { ...made, series, model: 'ours', point: truth * 2 },
        { ...made, series, model: 'naive', point: truth * 1.5 },
        { ...made, series: { ...series, keys: ['EC2'] }, model: 'ours', point: amount(week * 7, 5) },
        { ...made, series: { ...series, keys: ['EC2'] }, model: 'naive', point: truth },
      ]);
    }
    const judged = await verdicts(depsOf(at, NOW), query());
    expect(judged.map(({ keys, n, muted, evidence }) => [...keys, n, muted, evidence])).toEqual([
      ['S3', 10, true, 'shown'],
      ['EC2', 10, false, 'shown'],
    ]);
    expect(judged[0]?.skill).toBeCloseTo(-1, 9);
    const { rows, notices } = await forecastScoreboard(depsOf(at, NOW), query());
    expect(rows.map(({ keys, muted }) => [...keys, muted])).toEqual([
      ['S3', true],
      ['EC2', false],
    ]);
    expect(notices.map(({ text }) => text).join()).toContain('1 row is muted');
  }));
