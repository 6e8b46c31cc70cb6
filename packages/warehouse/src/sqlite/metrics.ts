import type { Database } from 'better-sqlite3-multiple-ciphers';

import { fits } from '../measurements/label-filter.ts';
import { CHUNK_VALUES, canonical, knownSpan, refuseOffStep } from '../measurements/delivery.ts';
import { packValues, unpackValues } from '../measurements/pack-values.ts';
import { guarded } from './sqlite-error.ts';
import type {
  MetricAggregation,
  MetricDelivery,
  MetricReading,
  MetricSelection,
  MetricSeriesRecord,
  MetricStore,
} from '../metric-store.ts';

interface SeriesRow {
  readonly id: number;
  readonly connection: string;
  readonly source: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly aggregation: MetricAggregation;
  readonly stepMs: number;
  readonly labels: string;
  readonly unit: string | null;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly updatedAt: number;
}

/** Measurements in a file of their own. */
export function sqliteMetrics(db: Database): MetricStore {
  const upsert = db
    .prepare(
      `INSERT INTO series (connection, source, namespace, metricName, aggregation, stepMs, labels, unit, firstAt, lastAt, updatedAt)
       VALUES (@connection, @source, @namespace, @metricName, @aggregation, @stepMs, @labels, @unit, @firstAt, @lastAt, @now)
       ON CONFLICT DO UPDATE SET unit = excluded.unit, updatedAt = excluded.updatedAt,
         firstAt = min(firstAt, excluded.firstAt), lastAt = max(lastAt, excluded.lastAt)
       RETURNING id`
    )
    .pluck();
  const findChunk = db.prepare('SELECT body FROM chunk WHERE series = ? AND start = ?').pluck();
  const putChunk = db.prepare(
    'INSERT INTO chunk (series, start, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body'
  );
  const chunksOf = db
    .prepare('SELECT start, body FROM chunk WHERE series = ? AND start > ? AND start < ? ORDER BY start')
    .raw();
  const select = db.prepare(
    `SELECT * FROM series
     WHERE (@namespace IS NULL OR namespace = @namespace) AND (@metricName IS NULL OR metricName = @metricName)
       AND (@aggregation IS NULL OR aggregation = @aggregation)
     ORDER BY namespace, metricName, aggregation, connection, source, stepMs, labels`
  );
  const changed = db.prepare('UPDATE change SET version = version + 1');
  const version = db.prepare('SELECT version FROM change').pluck();
  const forgetChunks = db.prepare('DELETE FROM chunk WHERE series = ? AND start <= ?');
  const firstChunk = db.prepare('SELECT min(start) FROM chunk WHERE series = ?').pluck();
  const forgetSeries = db.prepare('DELETE FROM series WHERE id = ?');
  const beginAt = db.prepare('UPDATE series SET firstAt = max(firstAt, ?) WHERE id = ?');

  const write = db.transaction((deliveries: readonly MetricDelivery[], now: number) => {
    let any = false;
    for (const { series, start, values } of deliveries) {
      const { stepMs } = series;
      const [first, last] = knownSpan(values);
      if (last < first) continue;
      any = true;
      const id = upsert.get({
        ...series,
        labels: canonical(series.labels),
        firstAt: start + first * stepMs,
        lastAt: start + last * stepMs,
        now,
      }) as number;
      const span = CHUNK_VALUES * stepMs;
      const end = start + (last + 1) * stepMs;
      for (let chunk = Math.floor((start + first * stepMs) / span) * span; chunk < end; chunk += span) {
        const body = new Float64Array(CHUNK_VALUES).fill(NaN);
        const before = findChunk.get(id, chunk) as Uint8Array | undefined;
        if (before) unpackValues(before, body);
        const offset = (start - chunk) / stepMs;
        const to = Math.min(last, CHUNK_VALUES - 1 - offset);
        for (let i = Math.max(first, -offset); i <= to; i++) {
          const value = values[i] as number;
          if (!Number.isNaN(value)) body[offset + i] = value;
        }
        const packed = packValues(body);
        if (packed) putChunk.run(id, chunk, packed);
      }
    }
    if (any) changed.run();
  });

  const prune = db.transaction((before: number) => {
    let dropped = 0;
    let any = 0;
    for (const { id, stepMs } of select.all(bind({ connections: null })) as SeriesRow[]) {
      const { changes } = forgetChunks.run(id, before - CHUNK_VALUES * stepMs);
      if (changes === 0) continue;
      any += changes;
      const first = firstChunk.get(id) as number | null;
      if (first === null) {
        forgetSeries.run(id);
        dropped++;
      } else beginAt.run(first, id);
    }
    if (any > 0) changed.run();
    return dropped;
  });

  function rows(selection: MetricSelection): readonly (SeriesRow & { readonly record: MetricSeriesRecord })[] {
    const { connections, labels = [] } = selection;
    return (select.all(bind(selection)) as SeriesRow[]).flatMap((row) => {
      if (connections !== null && !connections.includes(row.connection)) return [];
      const record = recordOf(row);
      return fits(record.series.labels, labels) ? [{ ...row, record }] : [];
    });
  }

  function read(selection: MetricSelection, from: number, to: number): readonly MetricReading[] {
    return rows(selection).flatMap(({ id, stepMs, firstAt, lastAt, record }) => {
      const start = Math.ceil(from / stepMs) * stepMs;
      const length = Math.ceil((to - start) / stepMs);
      if (length <= 0 || lastAt < start || firstAt >= to) return [];
      const values = new Float64Array(length).fill(NaN);
      const span = CHUNK_VALUES * stepMs;
      for (const [at, bytes] of chunksOf.all(id, start - span, to) as [number, Uint8Array][]) {
        const body = new Float64Array(CHUNK_VALUES).fill(NaN);
        unpackValues(bytes, body);
        const offset = (at - start) / stepMs;
        const [skip, end] = [Math.max(0, -offset), Math.min(CHUNK_VALUES, length - offset)];
        values.set(body.subarray(skip, end), offset + skip);
      }
      return values.every(Number.isNaN) ? [] : [{ ...record, start, values }];
    });
  }

  // Within a promise, but at once: what SQLite does is one transaction that nothing of this thread comes between.
  const safely = async <T>(action: () => T): Promise<T> => guarded(db.name, action);
  return {
    write: (deliveries, now) =>
      safely(() => {
        for (const delivery of deliveries) refuseOffStep(delivery);
        write.immediate(deliveries, now);
      }),
    read: (selection, from, to) => safely(() => read(selection, from, to)),
    list: (selection) => safely(() => rows(selection).map(({ record }) => record)),
    prune: (before) => safely(() => prune.immediate(before)),
    dataVersion: () => safely(() => version.get() as number),
  };
}

const bind = ({
  namespace = null,
  metricName = null,
  aggregation = null,
}: Partial<Record<keyof MetricSelection, unknown>>) => ({
  namespace,
  metricName,
  aggregation,
});

function recordOf({ id: _, labels, firstAt, lastAt, updatedAt, ...series }: SeriesRow): MetricSeriesRecord {
  return {
    series: { ...series, labels: JSON.parse(labels) as Record<string, string> },
    from: firstAt,
    to: lastAt + series.stepMs,
    updatedAt,
  };
}
