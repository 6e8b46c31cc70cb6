import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HOUR_MS } from '@smartcloudops/focus';
import type { MetricDelivery, MetricSeries, MetricStore } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

/** Hourly values from `start` on, of a machine that is named by its labels. */
export function measured(
  start: number,
  values: ArrayLike<number>,
  known: Partial<MetricSeries> & { readonly id?: string } = {}
): MetricDelivery {
  const { id = 'i-1', ...rest } = known;
  return {
    series: {
      connection: 'c',
      source: 'test',
      namespace: 'machines',
      metricName: 'cpu',
      aggregation: 'average',
      stepMs: HOUR_MS,
      unit: 'Percent',
      labels: { ResourceId: id, RegionId: 'r' },
      ...rest,
    },
    start,
    values,
  };
}

/** Answers from a warehouse that holds these measurements and is gone afterwards. */
export async function withMetrics<Result>(
  deliveries: readonly MetricDelivery[],
  run: (metrics: MetricStore) => Result | Promise<Result>
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'insights-metrics-'));
  const warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
  try {
    await warehouse.metrics.write(deliveries, 1);
    return await run(warehouse.metrics);
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
