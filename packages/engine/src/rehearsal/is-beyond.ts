import type { RehearsalInput } from '@smartcloudops/contract';

/** As Grafana's thresholds compare; ranges are without their ends. */
export function isBeyond({ type, params: [first, second = NaN] }: RehearsalInput['threshold'], value: number): boolean {
  if (type === 'gt') return value > first;
  if (type === 'lt') return value < first;
  if (type === 'within_range') return value > first && value < second;
  return value < first || value > second;
}
