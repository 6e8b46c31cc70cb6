import type { Call } from '../../http/service.ts';
import { dimensionOf, shownValue, withAttributes } from './dimension.ts';
import { text } from './input.ts';
import { listValues } from './list-values.ts';

export function getDimensionValues(call: Call): unknown {
  const key = text(call.input, 'Dimension');
  const dimension = dimensionOf(key, 'filter');
  const { values, total, next } = listValues(call, (line) => [shownValue(dimension, line)]);
  return {
    DimensionValues: withAttributes(key, values, call.world.accounts),
    ReturnSize: values.length,
    TotalSize: total,
    NextPageToken: next,
  };
}
