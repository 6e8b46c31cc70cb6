import type { MetricSelection, MetricSeriesRecord, MetricStore } from '@smartcloudops/warehouse';

import { notWritable } from './beyond-scope.ts';
import { isVisible, isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import type { VisibleRows } from './visible-rows.ts';

/** Measurements of visible accounts. What is of no account is seen by who sees the connection. */
export function scopedMetrics(metrics: MetricStore, scope: RowScope, visible: VisibleRows): MetricStore {
  async function seen<Found extends MetricSeriesRecord>(found: readonly Found[]): Promise<readonly Found[]> {
    const each = await Promise.all(
      found.map(({ series: { connection, labels } }) =>
        isWhole(scope, connection) ? true : visible.hasAccount(connection, labels['SubAccountId'])
      )
    );
    return found.filter((_, i) => each[i]);
  }
  /** So that values which nobody may see are not even read. */
  async function narrowed(selection: MetricSelection): Promise<MetricSelection> {
    const candidates =
      selection.connections ??
      scope.connections ??
      (await metrics.list({ ...selection, connections: null })).map(({ series }) => series.connection);
    return { ...selection, connections: [...new Set(candidates)].filter((id) => isVisible(scope, id)) };
  }
  return {
    write: () => Promise.reject(notWritable()),
    prune: () => Promise.reject(notWritable()),
    list: async (selection) => seen(await metrics.list(await narrowed(selection))),
    read: async (selection, from, to) => seen(await metrics.read(await narrowed(selection), from, to)),
    dataVersion: () => metrics.dataVersion(),
  };
}
