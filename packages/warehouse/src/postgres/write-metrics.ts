import { noteChange } from './changes.ts';
import type { Run } from './connections.ts';
import { textKey } from './text-key.ts';
import { CHUNK_VALUES, canonical, knownSpan } from '../measurements/delivery.ts';
import { packValues, unpackValues } from '../measurements/pack-values.ts';
import type { MetricDelivery } from '../metric-store.ts';

/** Deliveries written together; each is merged into the chunks that are there. */
const BATCH = 500;

interface Known extends MetricDelivery {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** Within a transaction in which nobody else writes measurements: chunks are read, merged and written back. */
export function metricWriter(run: Run): (deliveries: readonly MetricDelivery[], now: number) => Promise<void> {
  return async (deliveries, now) => {
    const known = deliveries.flatMap((delivery): Known[] => {
      const [first, last] = knownSpan(delivery.values);
      const { namespace, metricName, aggregation, connection, source, stepMs, labels } = delivery.series;
      const key = textKey([namespace, metricName, aggregation, connection, source, stepMs, canonical(labels)]);
      return last < first ? [] : [{ ...delivery, key, first, last }];
    });
    for (let at = 0; at < known.length; at += BATCH) await writeBatch(run, known.slice(at, at + BATCH), now);
    if (known.length > 0) await noteChange(run, 'metrics');
  };
}

async function writeBatch(run: Run, deliveries: readonly Known[], now: number): Promise<void> {
  const ids = await seriesIds(run, deliveries, now);
  const bodies = new Map<string, { readonly series: number; readonly start: number; readonly body: Float64Array }>();
  for (const { key, series, start, first, last } of deliveries) {
    const id = ids.get(key) ?? 0;
    const span = CHUNK_VALUES * series.stepMs;
    const end = start + (last + 1) * series.stepMs;
    for (let chunk = Math.floor((start + first * series.stepMs) / span) * span; chunk < end; chunk += span) {
      const name = `${id} ${chunk}`;
      if (!bodies.has(name))
        bodies.set(name, { series: id, start: chunk, body: new Float64Array(CHUNK_VALUES).fill(NaN) });
    }
  }
  const places = [...bodies.values()];
  const where = [places.map(({ series }) => series), places.map(({ start }) => start)];
  const before = await run<{ series: number; start: number; body: Buffer }>(
    `SELECT c.series, c.start, c.body FROM unnest($1::int[], $2::bigint[]) AS p (series, start)
     JOIN metric_chunk c ON c.series = p.series AND c.start = p.start`,
    where
  );
  for (const { series, start, body } of before) {
    const place = bodies.get(`${series} ${start}`);
    if (place) unpackValues(body, place.body);
  }
  for (const delivery of deliveries) merge(delivery, (chunk) => bodies.get(`${ids.get(delivery.key)} ${chunk}`)?.body);
  await run(
    `INSERT INTO metric_chunk (series, start, body) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])
     ON CONFLICT (series, start) DO UPDATE SET body = excluded.body`,
    [...where, places.map(({ body }) => Buffer.from(packValues(body) ?? []))]
  );
}

function merge(
  { series, start, values, first, last }: Known,
  bodyOf: (chunk: number) => Float64Array | undefined
): void {
  const { stepMs } = series;
  const span = CHUNK_VALUES * stepMs;
  for (let i = first; i <= last; i += 1) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const at = start + i * stepMs;
    const chunk = Math.floor(at / span) * span;
    const body = bodyOf(chunk);
    if (body) body[(at - chunk) / stepMs] = value;
  }
}

/** The numbers of the series, made when they are new; the latest delivery of each names its unit. */
async function seriesIds(run: Run, deliveries: readonly Known[], now: number): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, Record<string, unknown> & { first_at: number; last_at: number }>();
  for (const { key, series, start, first, last } of deliveries) {
    const [firstAt, lastAt] = [start + first * series.stepMs, start + last * series.stepMs];
    const same = rows.get(key);
    rows.set(key, {
      ...{ key, connection: series.connection, source: series.source, namespace: series.namespace },
      ...{ metric_name: series.metricName, aggregation: series.aggregation, step_ms: series.stepMs },
      ...{ labels: canonical(series.labels), unit: series.unit },
      first_at: Math.min(firstAt, same?.first_at ?? firstAt),
      last_at: Math.max(lastAt, same?.last_at ?? lastAt),
      updated_at: now,
    });
  }
  const ids = await run<{ key: string; id: number }>(
    `INSERT INTO metric_series
       (key, connection, source, namespace, metric_name, aggregation, step_ms, labels, unit, first_at, last_at, updated_at)
     SELECT * FROM json_to_recordset($1::json) AS s (
       key uuid, connection text, source text, namespace text, metric_name text, aggregation text, step_ms bigint, labels text,
       unit text, first_at bigint, last_at bigint, updated_at bigint)
     ON CONFLICT (key) DO UPDATE SET unit = excluded.unit, updated_at = excluded.updated_at,
       first_at = least(metric_series.first_at, excluded.first_at), last_at = greatest(metric_series.last_at, excluded.last_at)
     RETURNING key, id`,
    [JSON.stringify([...rows.values()])]
  );
  return new Map(ids.map(({ key, id }) => [key, id]));
}
