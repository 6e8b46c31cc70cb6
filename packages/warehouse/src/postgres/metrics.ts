import { bound } from './bound.ts';
import { noteChange, versionOf } from './changes.ts';
import type { Connections, Run } from './connections.ts';
import { metricWriter } from './write-metrics.ts';
import { CHUNK_VALUES, refuseOffStep } from '../measurements/delivery.ts';
import { fits } from '../measurements/label-filter.ts';
import { unpackValues } from '../measurements/pack-values.ts';
import type { MetricReading, MetricSelection, MetricSeries, MetricSeriesRecord, MetricStore } from '../metric-store.ts';

interface SeriesRow extends Omit<MetricSeries, 'labels'> {
  readonly id: number;
  readonly labels: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly updatedAt: number;
}

type Known = SeriesRow & { readonly record: MetricSeriesRecord };

/** Measurements in packed chunks, as in every adapter; the server sees bytes. */
export function postgresMetrics(db: Connections): MetricStore {
  async function rows(selection: MetricSelection): Promise<readonly Known[]> {
    const { connections, namespace = null, metricName = null, aggregation = null, labels = [] } = selection;
    const found = await db.query<SeriesRow>(
      `SELECT id, connection, source, namespace, metric_name AS "metricName", aggregation, step_ms AS "stepMs", labels, unit,
         first_at AS "firstAt", last_at AS "lastAt", updated_at AS "updatedAt"
       FROM metric_series
       WHERE ($1::text[] IS NULL OR connection = ANY ($1)) AND ($2::text IS NULL OR namespace = $2)
         AND ($3::text IS NULL OR metric_name = $3) AND ($4::text IS NULL OR aggregation = $4)
       ORDER BY namespace, metric_name, aggregation, connection, source, step_ms, labels`,
      [connections, namespace, metricName, aggregation]
    );
    return found.flatMap((row) => {
      const record = recordOf(row);
      return fits(record.series.labels, labels) ? [{ ...row, record }] : [];
    });
  }

  async function read(selection: MetricSelection, from: number, to: number): Promise<readonly MetricReading[]> {
    const asked = (await rows(selection)).flatMap((row) => {
      const start = Math.ceil(from / row.stepMs) * row.stepMs;
      const length = Math.ceil((to - start) / row.stepMs);
      return length <= 0 || row.lastAt < start || row.firstAt >= to ? [] : [{ ...row, start, length }];
    });
    const chunks = await db.query<{ series: number; start: number; body: Buffer }>(
      `SELECT c.series, c.start, c.body FROM unnest($1::int[], $2::bigint[]) AS s (id, since)
       JOIN metric_chunk c ON c.series = s.id AND c.start > s.since AND c.start < $3`,
      [asked.map(({ id }) => id), asked.map(({ start, stepMs }) => bound(start - CHUNK_VALUES * stepMs)), bound(to)]
    );
    const chunksOf = Map.groupBy(chunks, ({ series }) => series);
    return asked.flatMap(({ id, stepMs, start, length, record }) => {
      const values = new Float64Array(length).fill(NaN);
      for (const chunk of chunksOf.get(id) ?? []) {
        const body = new Float64Array(CHUNK_VALUES).fill(NaN);
        unpackValues(chunk.body, body);
        const offset = (chunk.start - start) / stepMs;
        const [skip, end] = [Math.max(0, -offset), Math.min(CHUNK_VALUES, length - offset)];
        values.set(body.subarray(skip, end), offset + skip);
      }
      return values.every(Number.isNaN) ? [] : [{ ...record, start, values }];
    });
  }

  return {
    async write(deliveries, now) {
      for (const delivery of deliveries) refuseOffStep(delivery);
      await db.transaction(['metrics'], (run) => metricWriter(run)(deliveries, now));
    },
    read,
    list: async (selection) => (await rows(selection)).map(({ record }) => record),
    prune: (before) => db.transaction(['metrics'], (run) => prune(run, bound(before))),
    dataVersion: () => versionOf(db, 'metrics'),
  };
}

/** @returns series of which nothing is left */
async function prune(run: Run, before: number): Promise<number> {
  const dropped = await run(
    `DELETE FROM metric_chunk c USING metric_series s
     WHERE s.id = c.series AND c.start <= $1::bigint - ${CHUNK_VALUES} * s.step_ms RETURNING c.series`,
    [before]
  );
  if (dropped.length === 0) return 0;
  const gone = await run(
    'DELETE FROM metric_series s WHERE NOT EXISTS (SELECT 1 FROM metric_chunk c WHERE c.series = s.id) RETURNING 1'
  );
  await run(
    `UPDATE metric_series s SET first_at = greatest(first_at, (SELECT min(start) FROM metric_chunk c WHERE c.series = s.id))
     WHERE id = ANY ($1::int[])`,
    [[...new Set((dropped as { series: number }[]).map(({ series }) => series))]]
  );
  await noteChange(run, 'metrics');
  return gone.length;
}

function recordOf({ id: _, labels, firstAt, lastAt, updatedAt, ...series }: SeriesRow): MetricSeriesRecord {
  return {
    series: { ...series, labels: JSON.parse(labels) as Record<string, string> },
    from: firstAt,
    to: lastAt + series.stepMs,
    updatedAt,
  };
}
