import type { FieldType, FieldValues } from './field-type.ts';
import type { FieldConfig, FieldInput, Labels } from './frame.ts';

export interface FieldOptions {
  readonly labels?: Labels;
  readonly config?: FieldConfig;
  readonly nullable?: boolean;
}

/**
 * A field whose values are checked by the compiler.
 * @example field('float64', 'BilledCost', [1.5, null], { labels: { ServiceName: 'S3' }, config: { unit: 'currencyUSD' } })
 */
export function field<T extends FieldType>(
  type: T,
  name: string,
  values: ArrayLike<FieldValues[T] | null>,
  options: FieldOptions = {}
): FieldInput {
  return { name, type, values, ...options };
}
