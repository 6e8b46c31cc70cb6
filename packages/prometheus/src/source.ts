import { askNow, askRange } from './ask.ts';
import type { NamedQuery } from './ask.ts';
import { defaultQueries } from './default-queries.ts';
import { PrometheusError } from './errors.ts';
import { PROMETHEUS_FACTS } from './facts.ts';
import { seriesKey, seriesPoints } from './series-points.ts';
import type { SeriesPoints } from './series-points.ts';
import { DEFAULT_NAMESPACE, DEFAULT_STEP_SECONDS } from './settings.ts';
import type { PrometheusQuery, PrometheusSettings } from './settings.ts';

/** Prometheus gives no more than 11,000 points of a series; days of hourly values are fetched in one call. */
const STEPS_PER_CALL = 1000;
/** Answers that are kept because other series of the same query are still to be asked for. */
const ANSWERS_KEPT = 6;
const LEAST_RATE_SECONDS = 240;

/** A series of a query, in the shape that the collector of metrics takes. */
export interface PrometheusTarget {
  readonly region: '';
  readonly namespace: string;
  /** Name of the query. */
  readonly metricName: string;
  /** Labels of the series. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly aggregations: readonly NonNullable<PrometheusQuery['aggregation']>[];
  readonly labels: Readonly<Record<string, string>>;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal | undefined;
  /** Awaited before a call that is made. */
  readonly beforeCall: (() => Promise<void>) | undefined;
}

/** Measurements by PromQL. One call gives all series of a query, so the others of it cost no further one. */
export function prometheusSource(settings: PrometheusSettings) {
  const { namespace = DEFAULT_NAMESPACE, stepSeconds: step = DEFAULT_STEP_SECONDS, by = ['job'] } = settings;
  const queries = settings.queries ?? defaultQueries(by);
  const byName = new Map(queries.map((one) => [one.name, one]));
  const answers = new Map<string, Promise<ReadonlyMap<string, SeriesPoints>>>();

  function ask(
    query: PrometheusQuery,
    { from, to, beforeCall, signal }: Span
  ): Promise<ReadonlyMap<string, SeriesPoints>> {
    const key = JSON.stringify([query.name, from, to]);
    const known = answers.get(key);
    if (known) return known;
    // A value at the end of a step tells of the step, which is known by its start.
    const range = { start: from / 1000 + step, end: to / 1000, step };
    const call = async () => {
      await beforeCall?.();
      return seriesPoints(await askRange(settings, filled(query, step), range, signal), step);
    };
    const asked = call();
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    for (const oldest of answers.keys()) if (answers.size > ANSWERS_KEPT) answers.delete(oldest);
    return asked;
  }

  return {
    name: PROMETHEUS_FACTS.name,
    title: PROMETHEUS_FACTS.title,
    actions: [],
    /** Nobody charges for them. */
    freeCallsPerMonth: Number.MAX_SAFE_INTEGER,
    stepMs: step * 1000,
    stepsPerCall: STEPS_PER_CALL,
    /** Scrapes come late where they are sent on. */
    settlesAfterSteps: Math.max(2, Math.ceil(900 / step)),
    lookedFor: JSON.stringify([settings.url, namespace, step, queries, settings.labels ?? {}]),
    /**
     * The series that the queries have now.
     * @throws PrometheusError when no query can be asked
     */
    async discover(
      beforeCall: () => Promise<void>,
      signal?: AbortSignal,
      onProblem: (problem: PrometheusError) => void = () => undefined
    ): Promise<readonly PrometheusTarget[]> {
      const targets: PrometheusTarget[] = [];
      const problems: PrometheusError[] = [];
      for (const query of queries) {
        await beforeCall();
        try {
          for (const { labels } of await askNow(settings, filled(query, step), signal))
            targets.push(targetOf(query, labels, namespace, settings.labels));
        } catch (error) {
          if (!(error instanceof PrometheusError) || !OF_A_QUERY.has(error.code)) throw error;
          problems.push(error);
        }
      }
      const [first] = problems;
      if (first && problems.length === queries.length) throw first;
      for (const problem of problems) onProblem(problem);
      return targets;
    },
    sharesCalls: true as const,
    /** Values of a series in `[from, to)`. @throws PrometheusError */
    async fetch(
      target: Pick<PrometheusTarget, 'metricName' | 'dimensions'>,
      from: number,
      to: number,
      signal?: AbortSignal,
      beforeCall?: () => Promise<void>
    ) {
      const query = byName.get(target.metricName);
      if (!query) return [];
      const points = (await ask(query, { from, to, signal, beforeCall })).get(seriesKey(target.dimensions));
      const aggregation = query.aggregation ?? 'average';
      return points ? [{ aggregation, unit: query.unit ?? null, ...points }] : [];
    },
    close: () => answers.clear(),
  };
}

/** Troubles of one query that leave the others alone. */
const OF_A_QUERY: ReadonlySet<string> = new Set(['PROMETHEUS_QUERY_REFUSED', 'PROMETHEUS_QUERY_FAILED']);

function filled({ name, query }: PrometheusQuery, step: number): NamedQuery {
  return {
    name,
    query: query
      .replaceAll('$__rate_interval', `${Math.max(step, LEAST_RATE_SECONDS)}s`)
      .replaceAll('$__interval', `${step}s`),
  };
}

function targetOf(
  { name, aggregation = 'average' }: PrometheusQuery,
  labels: Readonly<Record<string, string>>,
  namespace: string,
  mapped: Readonly<Record<string, string>> = {}
): PrometheusTarget {
  const { __name__, ...dimensions } = labels;
  const more = Object.entries(mapped).flatMap(([label, from]) => {
    const value = labels[from];
    return value === undefined || value === '' ? [] : [[label, value] as const];
  });
  return {
    ...{ region: '' as const, namespace, metricName: name, dimensions, aggregations: [aggregation] },
    labels: { ...dimensions, ...Object.fromEntries(more) },
  };
}
