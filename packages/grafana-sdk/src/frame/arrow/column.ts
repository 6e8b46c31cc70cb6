import type { Field } from '../frame.ts';
import { booleanColumn } from './boolean-column.ts';
import { floatColumn } from './float-column.ts';
import { integerColumn, wideIntegerColumn } from './integer-column.ts';
import { jsonColumn, stringColumn } from './text-column.ts';
import { timeColumn } from './time-column.ts';
import type { Column } from './validity.ts';

export function encodeColumn(field: Field): Column {
  switch (field.type) {
    case 'float64':
    case 'float32':
      return floatColumn(field, field.type);
    case 'int64':
    case 'uint64':
      return wideIntegerColumn(field, field.type);
    case 'string':
      return stringColumn(field);
    case 'json':
      return jsonColumn(field);
    case 'boolean':
      return booleanColumn(field);
    case 'time':
      return timeColumn(field);
    default:
      return integerColumn(field, field.type);
  }
}
