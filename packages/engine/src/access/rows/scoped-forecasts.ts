import type { CostFilter, ForecastSeriesId, ForecastStore } from '@smartcloudops/warehouse';

import { isVisible } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import type { Condition, VisibleRows } from './visible-rows.ts';

/**
 * Kept forecasts of series that hold visible charges only. Forecasts that a caller with a scope is shown are not kept: the same
 * question of somebody else is about other charges.
 */
export function scopedForecasts(forecasts: ForecastStore, scope: RowScope, visible: VisibleRows): ForecastStore {
  async function isSeen(series: ForecastSeriesId): Promise<boolean> {
    const each = series.connections.map(async (connection) => {
      if (!isVisible(scope, connection)) return false;
      const shown = await visible.of(connection);
      return shown === 'all' || shown.some((condition) => isWithin(series, condition));
    });
    return series.connections.length > 0 && (await Promise.all(each)).every(Boolean);
  }
  return {
    record: () => Promise.resolve(0),
    prune: () => Promise.resolve(0),
    async find(question) {
      const records = await forecasts.find(question);
      const seen = new Map<string, Promise<boolean>>();
      const each = records.map(({ series }) => {
        const name = JSON.stringify(series);
        const one = seen.get(name) ?? isSeen(series);
        seen.set(name, one);
        return one;
      });
      const kept = await Promise.all(each);
      return records.filter((_, i) => kept[i]);
    },
    version: () => forecasts.version(),
  };
}

/** Whether all charges of a series meet a condition, by its filters or by the group that it is. */
function isWithin({ filters, groupBy, keys }: ForecastSeriesId, { dimension, values }: Condition): boolean {
  const allowed = (value: string | null | undefined) => value != null && values.includes(value);
  const narrows = ({ dimension: of, op, values: wanted }: CostFilter) =>
    of === dimension && op === 'in' && wanted.length > 0 && wanted.every(allowed);
  return filters.some(narrows) || groupBy.some((of, i) => of === dimension && allowed(keys[i]));
}
