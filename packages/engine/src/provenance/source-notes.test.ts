import { COST_EXPLORER_FACTS } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';

import { staleNotice } from '../frames/stale-notice.ts';
import { originOf } from './origin-of.ts';
import { sourceNotes } from './source-notes.ts';

const DAY = Date.UTC(2026, 10, 24);
const iso = (at: number) => new Date(at).toISOString();
const explorer = (loadedAt: number, to = DAY) => ({
  ...{ from: DAY - 30 * 24 * HOUR_MS, to, loadedAt, sources: ['cost-explorer'] },
});

test('each source is told by its own age, delay and accuracy', () => {
  const coverage = { sources: ['cost-explorer', 'cost-explorer-monthly'], loadedAt: DAY };
  const { title, accuracy } = COST_EXPLORER_FACTS;
  expect(sourceNotes({ ...coverage, loadedBySource: { 'cost-explorer-monthly': 0 } })).toEqual([
    { name: 'cost-explorer', title, asOf: iso(DAY), updatedEveryHours: 8, delayHours: 24, accuracy },
    {
      ...{ name: 'cost-explorer-monthly', title: `${title}, whole months`, asOf: iso(0) },
      ...{ updatedEveryHours: 8, delayHours: 24, accuracy },
    },
  ]);
});

test('a table that is read in place is as new as the export that writes it', () => {
  const [note] = sourceNotes({ sources: ['athena'], loadedAt: DAY });
  expect(note).toMatchObject({ title: 'Table read by Athena', asOf: iso(DAY), updatedEveryHours: 24, delayHours: 24 });
});

test('what a source cannot tell of yet is not missing; what it should tell of is', () => {
  const asked = (from: number, to: number, now: number) => ({
    query: { timeRange: { from: iso(from), to: iso(to) } },
    now,
  });
  const partial = (from: number, to: number, now: number) =>
    originOf({ coverage: explorer(DAY), estimated: false }, asked(from, to, now)).partial;
  const start = DAY - 24 * HOUR_MS;
  expect(partial(start, DAY + 24 * HOUR_MS, DAY + 24 * HOUR_MS)).toBe(false);
  expect(partial(start, DAY + 24 * HOUR_MS, DAY + 25 * HOUR_MS)).toBe(true);
  expect(partial(DAY - 31 * 24 * HOUR_MS, DAY, DAY)).toBe(true);
  const nothing = { from: null, to: null, loadedAt: null, sources: [] };
  expect(originOf({ coverage: nothing, estimated: false }, asked(start, DAY, DAY)).partial).toBe(true);
});

test('three missed updates make an answer stale, by the rhythm of the source that spoke last', () => {
  const text = (loadedAt: number, sources: string[]) =>
    staleNotice({ ...explorer(loadedAt), sources }, DAY + HOUR_MS, DAY)?.text;
  expect(text(DAY - 23 * HOUR_MS, ['cost-explorer'])).toBeUndefined();
  expect(text(DAY - 24 * HOUR_MS, ['cost-explorer'])).toMatch(
    /^The data are 24 hours old \(AWS Cost Explorer, collected/
  );
  expect(text(DAY - 6 * HOUR_MS, ['cloudwatch'])).toMatch(/6 hours old/);
  expect(text(0, ['focus-file'])).toBeUndefined();
});
