import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { byCurrency, currencyNotices } from '../bill/by-currency.ts';
import { coverageNotices } from '../bill/coverage-notices.ts';
import { isoDay } from '../bill/iso-day.ts';
import type { InsightDeps } from '../deps.ts';
import type { InsufficientHistory } from '../forecast/forecast-answer.ts';
import { meteredDays } from '../forecast/metered-days.ts';
import { readHistory } from '../forecast/read-history.ts';
import type { CostHistory } from '../forecast/read-history.ts';
import { watchedGroups } from '../forecast/watched-groups.ts';
import type { WatchedGroup } from '../forecast/watched-groups.ts';
import type { Notice } from '../notice.ts';
import type { AnomalyAnswer, CostAnomaliesQuery, CostAnomaly, WatchedSeries } from './anomaly-answer.ts';
import { causeBill } from './cause-bill.ts';
import { explain } from './tell-cause.ts';
import { watchGroup } from './watch-group.ts';
import type { WatchedDays } from './watch-group.ts';

const DEFAULT_GROUPS = 20;
/** Two weeks tell the level and the weekdays. */
const NEEDED_DAYS = 14;
/** Days before the range that teach what to expect of it. */
const LEARNING_DAYS = 120;
/** Causes are looked for of so many anomalies, the largest. */
const EXPLAINED = 40;

interface Watched extends WatchedGroup {
  readonly days: WatchedDays;
}

/**
 * On which days, and where, more or less was spent than the days before made likely. Booked charges (taxes, purchases, credits) and
 * recurring charges of the first of the month are no anomalies; provisional days are not judged.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function costAnomalies(
  deps: InsightDeps,
  query: CostAnomaliesQuery
): Promise<AnomalyAnswer | InsufficientHistory> {
  const from = periodStart(query.from, 'day');
  const read = await readHistory(
    deps,
    query,
    () => ({ from: from - LEARNING_DAYS * DAY_MS, to: query.to }),
    NEEDED_DAYS
  );
  if ('kind' in read) return read;
  const { known, window, currency } = read;
  const { origin } = window;
  const history = { ...read, historyFrom: Math.max(read.dataFrom, periodStart(known.coverage.from ?? origin, 'day')) };

  const watched = await watchAll(deps, query, history);
  const day = (index: number) => history.historyFrom + index * DAY_MS;
  const found = watched.flatMap((group) =>
    group.days.events
      .filter((event) => day(event.end) > from && day(event.start) < query.to)
      .map((event) => ({ group, event, size: Math.abs(event.impact) }))
  );
  const explained = new Set([...found].sort((a, b) => b.size - a.size).slice(0, query.causes ? EXPLAINED : 0));
  const events: CostAnomaly[] = [];
  const bill = causeBill(
    deps.warehouse.costs,
    query,
    [...explained].map(({ event }) => ({ start: day(event.start), end: day(event.end) }))
  );
  for (const one of found) {
    const { group, event } = one;
    await deps.checkpoint?.(watched.length + events.length, watched.length + found.length);
    const expected = event.expected.reduce((sum, v) => sum + v, 0);
    const span = { start: day(event.start), end: day(event.end) };
    events.push({
      ...named(group, query),
      ...span,
      detectedAt: day(event.detectedAt),
      ongoing: span.end >= origin,
      kind: event.kind,
      direction: event.impact < 0 ? 'down' : 'up',
      impact: event.impact,
      actual: expected + event.impact,
      expected,
      score: event.score,
      cause: explained.has(one)
        ? await explain(bill, query.groupBy, { ...span, expected, includes: group.includes }, currency)
        : null,
    });
  }
  events.sort((a, b) => b.start - a.start || Math.abs(b.impact) - Math.abs(a.impact));

  const days: number[] = [];
  for (let at = from; at < query.to; at += DAY_MS) days.push(at);
  return {
    kind: 'cost-anomalies',
    currency,
    metric: query.metric,
    groupBy: query.groupBy,
    days,
    judgedTo: origin,
    events,
    series: watched.map((group) => seriesOf(group, query, history, days)),
    coverage: known.coverage,
    estimatedFrom: known.estimatedFrom,
    freshness: known.coverage.loadedAt,
    notices: [
      ...currencyNotices(byCurrency(query.groupBy, history.cells), 0),
      ...anomalyNotices(history, from, query.to),
    ],
  };
}

async function watchAll(
  { checkpoint, remember = (_, make) => make() }: InsightDeps,
  { groupBy, topN, falseAlarmRate, minImpact }: CostAnomaliesQuery,
  history: CostHistory
): Promise<readonly Watched[]> {
  const groups = watchedGroups(history, groupBy, topN ?? DEFAULT_GROUPS);
  const watched: Watched[] = [];
  for (const group of groups) {
    await checkpoint?.(watched.length, groups.length);
    const { metered } = meteredDays(group.costs, history);
    const wanted = { falseAlarmRate, minImpact };
    const key = JSON.stringify(['watched days', metered, history.historyFrom, wanted]);
    watched.push({ ...group, days: remember(key, () => watchGroup(metered, history.historyFrom, wanted)) });
  }
  return watched;
}

function named({ keys, isOther }: Watched, { groupBy }: CostAnomaliesQuery) {
  return { keys, isOther, labels: Object.fromEntries(keys.map((key, i) => [groupBy[i], key])) };
}

function seriesOf(
  group: Watched,
  query: CostAnomaliesQuery,
  { historyFrom, dataFrom, known: { coverage }, window: { origin } }: CostHistory,
  days: readonly number[]
): WatchedSeries {
  const { y, events, expected, lower, upper } = group.days;
  const at = (values: readonly (number | null)[]) =>
    days.map((day) => (day < origin ? (values[(day - historyFrom) / DAY_MS] ?? null) : null));
  const strange = y.map((v, t) => (events.some(({ start, end }) => t >= start && t < end) ? v : null));
  const rises = y.map((v, t) =>
    events.some(({ start, end, impact }) => impact > 0 && t >= start && t < end) && Number.isFinite(v)
      ? v - (expected[t] ?? v)
      : 0
  );
  const covered = (day: number) => day >= (coverage.from ?? Infinity) - DAY_MS + 1 && day < (coverage.to ?? -Infinity);
  return {
    ...named(group, query),
    actual: days.map((day): Decimal | null =>
      covered(day) ? (group.costs.all.amounts[(day - dataFrom) / DAY_MS] ?? null) : null
    ),
    expected: at(expected),
    lower: at(lower),
    upper: at(upper),
    anomaly: at(strange),
    impact: at(rises).reduce<number>((sum, v) => sum + (v ?? 0), 0),
  };
}

function anomalyNotices({ known, window: { origin } }: CostHistory, from: number, to: number): readonly Notice[] {
  const notices = coverageNotices({ ...known, estimatedFrom: null }, from, to);
  if (known.coverage.to === null || origin >= Math.min(known.coverage.to, to)) return notices;
  const text = `Days from ${isoDay(origin)} on are not judged: their charges still come in.`;
  return [...notices, { severity: 'info', text }];
}
