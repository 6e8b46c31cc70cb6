import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { isEstimated } from '../../world/arrival.ts';
import { dayOf } from '../../world/calendar.ts';
import type { View } from '../../world/view.ts';
import type { Answer, PeriodResult } from './aggregate.ts';
import { aggregate } from './aggregate.ts';
import { withAttributes } from './dimension.ts';
import { filterOf } from './filter-of.ts';
import type { Grouping } from './group.ts';
import { groupingOf } from './group.ts';
import { oneOf, texts } from './input.ts';
import { metricOf } from './metric.ts';
import { fingerprint, readToken, writeToken } from './page.ts';
import type { Granularity } from './period.ts';
import { GRANULARITIES, checkReach, intervalOf, periodsOf, shownPeriod } from './period.ts';
import { visibleLines } from './visible-lines.ts';

/** Answers of the last questions, so that the pages of one question are computed once. */
const answers = new WeakMap<View, Map<string, Answer>>();
const REMEMBERED = 4;

function remembered(view: View, key: string, compute: () => Answer): Answer {
  const known = answers.get(view) ?? new Map<string, Answer>();
  answers.set(view, known);
  const result = known.get(key) ?? compute();
  known.delete(key);
  known.set(key, result);
  for (const old of known.keys()) if (known.size > REMEMBERED) known.delete(old);
  return result;
}

interface PageOfPeriods {
  readonly results: readonly PeriodResult[];
  /** Where the next page begins; null after the last. */
  readonly next: number | null;
}

/** Cuts at `size` groups; a period without groups takes one place. A period may continue on the next page. */
function cut(results: readonly PeriodResult[], offset: number, size: number): PageOfPeriods {
  const page: PeriodResult[] = [];
  let position = 0;
  for (const result of results) {
    const places = Math.max(1, result.places.length);
    const from = Math.max(0, offset - position);
    const to = Math.min(places, offset + size - position);
    if (from < to) page.push({ period: result.period, places: result.places.slice(from, to) });
    position += places;
  }
  return { results: page, next: offset + size < position ? offset + size : null };
}

function show(
  call: Call,
  view: View,
  grouping: Grouping,
  granularity: Granularity,
  answer: Answer,
  results: readonly PeriodResult[]
) {
  const grouped = grouping.definitions.length > 0;
  const accountAt = grouping.definitions.findIndex(({ Key }) => Key === 'LINKED_ACCOUNT');
  const accounts =
    accountAt < 0 ? [] : results.flatMap(({ places }) => places.map((place) => answer.keysAt(place)[accountAt] ?? ''));
  return {
    GroupDefinitions: grouping.definitions,
    ResultsByTime: results.map(({ period, places }) => ({
      TimePeriod: shownPeriod(period, granularity),
      Total: grouped ? {} : answer.metricsAt(places[0] ?? 0),
      Groups: grouped ? places.map((place) => ({ Keys: answer.keysAt(place), Metrics: answer.metricsAt(place) })) : [],
      Estimated: isEstimated(dayOf(period.to - 1), view.asOf),
    })),
    DimensionValueAttributes: withAttributes('LINKED_ACCOUNT', [...new Set(accounts)].sort(), call.world.accounts),
  };
}

/** Cost and usage by period and up to two groups. @throws ValidationException and page token errors */
export function getCostAndUsage(call: Call, allowResources = false): unknown {
  const { input } = call;
  const granularity = oneOf(input, 'Granularity', GRANULARITIES);
  const metrics = [...new Set(texts(input['Metrics']))].map(metricOf);
  if (metrics.length === 0) throw validation('Metrics must not be empty.');
  const interval = intervalOf(input, granularity);
  checkReach(interval, granularity, call);
  const grouping = groupingOf(call);
  if (!allowResources && grouping.definitions.some(({ Type, Key }) => Type === 'DIMENSION' && Key === 'RESOURCE_ID')) {
    throw validation('Dimension RESOURCE_ID is not supported for grouping.');
  }
  const filter = filterOf(call);
  const token = readToken(input);
  const view = call.view(token?.asOf);
  const key = fingerprint(input);
  const answer = remembered(view, `${call.caller.accountId}/${key}`, () =>
    aggregate(view, {
      lines: visibleLines(call, filter),
      keysOf: grouping.keysOf,
      metrics,
      periods: periodsOf(interval, granularity),
      granularity,
      whole: grouping.definitions.length === 0,
    })
  );
  const size = call.pageLimit ?? call.settings.pageGroups;
  const page = cut(answer.periods, token?.offset ?? 0, size);
  const output = show(call, view, grouping, granularity, answer, page.results);
  if (page.next === null) return output;
  return { ...output, NextPageToken: writeToken({ offset: page.next, asOf: view.asOf, of: key }) };
}
