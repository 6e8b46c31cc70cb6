import { forAlerting } from '@smartcloudops/contract';
import type { DataFrame, Query, QueryType, Rehearsal, RehearsalInput } from '@smartcloudops/contract';
import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { PeriodGrain } from '@smartcloudops/focus';

import { parseQuery } from '../parse-query.ts';
import { EngineError } from '../errors.ts';
import { KEPT, REHEARSED_TYPES } from './ask-past.ts';
import { episodes } from './episodes.ts';
import type { Evaluation } from './episodes.ts';
import { figuresOf } from './figures-of.ts';
import { isBeyond } from './is-beyond.ts';

/** What a rehearsal is run with. */
export interface RehearsalDeps {
  readonly ask: (query: Query, at: number) => Promise<readonly DataFrame[]>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Ms of real time that it may take; what is not reached by then is told. */
  readonly patience: number;
}

/**
 * On which days of the past a rule would have fired: the query is asked as of the start (UTC) of each day, the latest first.
 * @throws EngineError `ENGINE_BAD_QUERY`, `ENGINE_BAD_REQUEST`
 */
export async function rehearse(
  { ask, clock, patience }: RehearsalDeps,
  { query: asked, rangeSeconds, threshold, reducer, days, stepDays }: RehearsalInput
): Promise<Rehearsal> {
  const end = periodStart(clock(), 'day');
  const query = (at: number): Query => {
    const from = periodStart(at - rangeSeconds * 1000, unitOf(asked['grain']));
    const timeRange = { from: new Date(from).toISOString(), to: new Date(at).toISOString() };
    const asOf = KEPT.has(asked.queryType as QueryType) ? { asOf: timeRange.to } : {};
    return forAlerting(parseQuery({ ...asked, timeRange, ...asOf }));
  };
  const { queryType } = query(end);
  if (!REHEARSED_TYPES.includes(queryType)) {
    throw new EngineError(
      'ENGINE_BAD_REQUEST',
      `How ${queryType} was at another time is not kept, so a rule on it cannot be rehearsed. Those on ${REHEARSED_TYPES.join(', ')} can.`
    );
  }
  const deadline = performance.now() + patience;
  const planned = Math.ceil(days / stepDays);
  const evaluations: Evaluation[] = [];
  while (evaluations.length < planned && performance.now() < deadline) {
    const at = end - evaluations.length * stepDays * DAY_MS;
    const figures = (await ask(query(at), at)).flatMap((frame) => figuresOf(frame, reducer));
    evaluations.push({
      at,
      known: figures.length > 0,
      fired: figures.filter(({ value }) => isBeyond(threshold, value)),
    });
  }
  evaluations.reverse();
  const instances = episodes(evaluations);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    from: day(evaluations[0]?.at ?? end),
    to: day(end),
    stepDays,
    evaluations: evaluations.length,
    complete: evaluations.length === planned,
    withoutData: evaluations.filter(({ known }) => !known).length,
    alerts: instances.reduce((sum, { alerts }) => sum + alerts.length, 0),
    instances: instances.map(({ labels, alerts }) => ({
      labels,
      alerts: alerts.map((days) => days.map(({ at, value }) => ({ day: day(at), value }))),
    })),
  };
}

/** Ranges begin with a whole period, as when Grafana asks. */
function unitOf(grain: unknown): PeriodGrain {
  return grain === 'hour' || grain === 'week' || grain === 'month' ? grain : 'day';
}
