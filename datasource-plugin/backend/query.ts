import { forAlerting } from '@smartcloudops/contract';
import type { Query } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { HOUR_MS, periodStart } from '@smartcloudops/focus';
import type { PeriodGrain } from '@smartcloudops/focus';

/** Fields that Grafana and its older releases put beside a query model; they carry no question. */
const NOT_OURS = new Set([
  'refId',
  'datasource',
  'datasourceId',
  'hide',
  'key',
  'intervalMs',
  'interval',
  'maxDataPoints',
  'queryCachingTTL',
  'editorMode',
  'expr',
  'range',
]);

interface Asked {
  readonly timeRange: { readonly from: Date; readonly to: Date };
  /** An alert rule or an expression asks: it compares one number. */
  readonly forExpression: boolean;
}

/**
 * Grafana's range begins and ends at any moment; a charge counts by the start of its period, and no period is shorter than an hour.
 * So the range begins with a whole period, and ends with a whole hour: the same charges, and the same question for an hour.
 */
function wholePeriods(
  { from, to }: Asked['timeRange'],
  grain: unknown
): { readonly from: string; readonly to: string } {
  const unit: PeriodGrain = grain === 'hour' || grain === 'week' || grain === 'month' ? grain : 'day';
  const start = periodStart(from.getTime(), unit);
  const end = Math.max(Math.ceil(to.getTime() / HOUR_MS) * HOUR_MS, start + HOUR_MS);
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

/**
 * The query model of a panel, alert rule or Explore as the engine's query; Grafana's time range fills in where the query has none.
 * @throws EngineError `ENGINE_BAD_QUERY` that names the field
 */
export function toQuery(model: Readonly<Record<string, unknown>>, { timeRange, forExpression }: Asked): Query {
  const ours = Object.fromEntries(
    Object.entries(model).filter(([name, value]) => !NOT_OURS.has(name) && value !== null)
  );
  const query = parseQuery({ ...ours, timeRange: ours.timeRange ?? wholePeriods(timeRange, ours.grain) });
  return forExpression ? forAlerting(query) : query;
}
