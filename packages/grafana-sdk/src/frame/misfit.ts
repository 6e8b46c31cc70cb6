import { GrafanaSdkError } from '../errors.ts';
import type { Field } from './frame.ts';

/** The error for a value that does not fit: names field, row, value and type. */
export function misfit(field: Field, row: number): GrafanaSdkError {
  const value: unknown = field.values[row];
  const missing = value === null || value === undefined;
  const shown =
    typeof value === 'string'
      ? JSON.stringify(value.slice(0, 40))
      : typeof value === 'bigint'
        ? `${value}n`
        : String(value);
  return new GrafanaSdkError(
    'SDK_FRAME_VALUE',
    missing
      ? `Field "${field.name}" is not nullable, but row ${row} has no value. Mark the field nullable or fill the value in.`
      : `Field "${field.name}" is of type ${field.type}, but row ${row} is ${shown} (${typeof value}). Convert the value or choose another type.`
  );
}
