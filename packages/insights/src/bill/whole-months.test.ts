import type { Aggregate, AggregateQuery } from '@smartcloudops/warehouse';

import { wholeMonthNotices } from './whole-months.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const answer = (sources: readonly string[], from: number | null): Aggregate => ({
  ...{ cells: [], currency: null, estimatedFrom: null },
  coverage: { from, to: from === null ? null : day('2026-11-01'), loadedAt: from, sources },
});
const query: AggregateQuery = {
  ...{ connections: null, metric: 'BilledCost', groupBy: ['ServiceName'], filters: [], asOf: null, grain: 'day' },
  from: day('2025-01-01'),
  to: day('2026-11-01'),
};
const texts = async (changes: Partial<AggregateQuery>, aggregate: Aggregate, before: Aggregate) => {
  const asked: AggregateQuery[] = [];
  const store = {
    aggregate: async (one: AggregateQuery) => {
      asked.push(one);
      return before;
    },
  };
  const notices = await wholeMonthNotices(store, { ...query, ...changes }, aggregate);
  return { texts: notices.map(({ text }) => text), asked };
};
const DAILY = day('2025-10-01');
const months = answer(['cost-explorer-monthly'], day('2025-01-01'));

test('days before those that are known: the months are known, and how to see them is told', async () => {
  const { texts: told, asked } = await texts({}, answer(['cost-explorer'], DAILY), months);
  expect(told).toEqual(['Before 2025-10-01 whole months are known, but not their days: ask by month to see them.']);
  expect(asked).toMatchObject([{ from: query.from, to: DAILY, grain: 'total', groupBy: [] }]);
  expect((await texts({ to: day('2025-03-01') }, answer([], null), months)).texts).toHaveLength(1);
});

test('nothing is told, nor asked, where nothing is missing or no months are known', async () => {
  expect(await texts({ from: DAILY }, answer(['cost-explorer'], DAILY), months)).toEqual({ texts: [], asked: [] });
  expect((await texts({}, answer(['cost-explorer'], DAILY), answer([], null))).texts).toEqual([]);
});

test('a range that begins amid a month that is known as a whole only is told to begin with it', async () => {
  const both = answer(['cost-explorer', 'cost-explorer-monthly'], day('2025-01-01'));
  expect((await texts({ grain: 'month', from: day('2025-02-10') }, both, months)).texts).toEqual([
    expect.stringContaining('Begin it on 2025-02-01.'),
  ]);
  expect((await texts({ grain: 'month', from: day('2025-02-01') }, both, months)).texts).toEqual([]);
});
