import { WarehouseError } from '../errors.ts';
import type { MetricDelivery } from '../metric-store.ts';

/** Values of a chunk of storage: as doubles they fill one page of a file. */
export const CHUNK_VALUES = 480;

/** The same labels, the same text. */
export const canonical = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))));

/** First and last index with a value. */
export function knownSpan(values: ArrayLike<number>): readonly [first: number, last: number] {
  let first = 0;
  let last = values.length - 1;
  while (first <= last && Number.isNaN(values[first])) first++;
  while (last >= first && Number.isNaN(values[last])) last--;
  return [first, last];
}

/** @throws WarehouseError `WAREHOUSE_BAD_ROW` */
export function refuseOffStep({ series, start }: MetricDelivery): void {
  const { stepMs, metricName } = series;
  if (Number.isInteger(stepMs) && stepMs > 0 && Number.isInteger(start / stepMs)) return;
  throw new WarehouseError(
    'WAREHOUSE_BAD_ROW',
    `Values of ${metricName} start at ${start}, which is no multiple of their step of ${stepMs} ms.`
  );
}
