import { DAY_MS } from '@smartcloudops/focus';
import fc from 'fast-check';

import { planWindows } from './plan-windows.ts';
import type { Watermark } from './watermark.ts';

const source = {
  earliest: (now: number) => Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth() - 13),
  freshness: { updatedEveryHours: 8, settlesAfterDays: 25, recheckEveryDays: 7 },
};
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const shown = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((ms) => new Date(ms).toISOString().slice(0, 10)).join(' ');
const plan = (now: string, mark: Watermark | null, historyDays = 395) => {
  const { refresh, history, recheck } = planWindows({ mark, now: day(now) + 5e7, historyDays, source });
  return { refresh: shown(refresh), history: history.map(shown), recheck };
};
const mark = (rest: Partial<Watermark>): Watermark => ({
  from: day('2025-09-01'),
  to: day('2026-10-20'),
  firstEstimated: day('2026-10-01'),
  collectedAt: day('2026-10-19'),
  recheckedAt: day('2026-10-19'),
  ...rest,
});

test('on first contact this month and the last come first, then history in pieces, latest first', () => {
  expect(plan('2026-10-20', null)).toEqual({
    refresh: '2026-09-01 2026-10-21',
    history: ['2026-03-01 2026-09-01', '2025-09-01 2026-03-01'],
    recheck: true,
  });
  expect(plan('2026-10-20', null, 10)).toMatchObject({ refresh: '2026-10-01 2026-10-21', history: [] });
});

test('then the month that is not final', () => {
  expect(plan('2026-10-20', mark({}))).toEqual({ refresh: '2026-10-01 2026-10-21', history: [], recheck: false });
});

test('at the turn of the month the last one stays in until it is final', () => {
  const october = mark({ to: day('2026-11-02'), recheckedAt: day('2026-11-01') });
  expect(plan('2026-11-02', october).refresh).toBe('2026-10-01 2026-11-03');
  expect(plan('2026-11-05', { ...october, firstEstimated: day('2026-11-01') }).refresh).toBe('2026-11-01 2026-11-06');
});

test('once a week months that were final are looked at again', () => {
  const old = mark({ to: day('2026-11-13'), firstEstimated: day('2026-11-01'), recheckedAt: day('2026-11-06') });
  expect(plan('2026-11-13', old)).toMatchObject({ refresh: '2026-10-01 2026-11-14', recheck: true });
});

test('after a long absence everything since is asked for', () => {
  const away = mark({ to: day('2026-05-11'), firstEstimated: day('2026-05-01'), recheckedAt: day('2026-05-10') });
  expect(plan('2026-10-20', away).refresh).toBe('2026-04-01 2026-10-21');
});

test('history that is wanted later, or was cut short, is asked for up to what is there', () => {
  expect(plan('2026-10-20', mark({ from: day('2026-09-01') }), 100)).toMatchObject({
    refresh: '2026-10-01 2026-10-21',
    history: ['2026-07-01 2026-09-01'],
  });
});

test('refresh and history touch and never overlap, and stay within what AWS keeps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: day('2024-01-01'), max: day('2027-12-31') }),
      fc.integer({ min: 1, max: 800 }),
      (now, historyDays) => {
        const { refresh, history } = planWindows({ mark: null, now, historyDays, source });
        const windows = [refresh, ...history];
        windows.slice(1).forEach((window, i) => expect(window.to).toBe(windows[i]?.from));
        for (const { from, to } of windows) expect(from).toBeLessThan(to);
        expect(windows.at(-1)?.from).toBeGreaterThanOrEqual(source.earliest(now));
        expect(refresh.to).toBeGreaterThan(now);
        expect(refresh.to - now).toBeLessThanOrEqual(DAY_MS);
      }
    )
  );
});
