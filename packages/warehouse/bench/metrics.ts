import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HOUR_MS } from '@smartcloudops/focus';

import type { MetricDelivery } from '../src/index.ts';
import { openSqliteWarehouse } from '../src/sqlite/index.ts';
import { random } from './generated-bill.ts';

/** Writing and reading of 1,000 hourly series over 60 days, and the hourly addition to all of them. */
const SERIES = 1000;
const POINTS = 1440;
const START = Date.UTC(2026, 8, 1);

const next = random(3);
/** Half of them counts, half of them measurements with noise in every bit. */
const deliveries = Array.from({ length: SERIES }, (_, i): MetricDelivery => ({
  series: {
    connection: 'c',
    source: 'bench',
    namespace: 'machines',
    metricName: i % 2 ? 'requests' : 'cpu',
    aggregation: i % 2 ? 'sum' : 'average',
    stepMs: HOUR_MS,
    labels: { SubAccountId: '123456789012', RegionId: 'us-east-1', ResourceId: `i-${i}` },
    unit: null,
  },
  start: START,
  values: Array.from({ length: POINTS }, () => (i % 2 ? Math.floor(next() * 50_000) : 100 * next())),
}));

const folder = mkdtempSync(join(tmpdir(), 'bench-metrics-'));
const path = join(folder, 'warehouse.db');
const warehouse = openSqliteWarehouse({ path, key: Buffer.alloc(32, 1) });
const { metrics } = warehouse;
const timed = (action: () => unknown): number => {
  const start = performance.now();
  action();
  return performance.now() - start;
};
const writing = timed(async () => {
  for (let i = 0; i < SERIES; i += 25) await metrics.write(deliveries.slice(i, i + 25), START);
});
const bytes = statSync(`${path}.metrics`).size + statSync(`${path}.metrics-wal`).size;
const hourly = timed(() =>
  metrics.write(
    deliveries.map(({ series }) => ({ series, start: START + POINTS * HOUR_MS, values: [42.5] })),
    START
  )
);
const all = { connections: null };
const reading = timed(() => metrics.read(all, START, START + POINTS * HOUR_MS));
const one = timed(() =>
  metrics.read(
    { ...all, metricName: 'cpu', labels: [{ label: 'ResourceId', op: 'in', values: ['i-500'] }] },
    START,
    START + POINTS * HOUR_MS
  )
);
await warehouse.close();
const packed = statSync(`${path}.metrics`).size;
rmSync(folder, { recursive: true });
console.table({
  'written, points/s': Math.round((SERIES * POINTS) / (writing / 1000)),
  'read, points/s': Math.round((SERIES * POINTS) / (reading / 1000)),
  'bytes per point': Number((packed / (SERIES * POINTS)).toFixed(2)),
  'bytes per point with the log': Number((bytes / (SERIES * POINTS)).toFixed(2)),
  'one hour for all series, ms': Math.round(hourly),
  'one series of 60 days, ms': Number(one.toFixed(1)),
});
