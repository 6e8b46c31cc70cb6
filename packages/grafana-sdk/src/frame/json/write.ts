import type { CheckedFrame, Field } from '../frame.ts';
import { FIELD_TYPES } from '../field-type.ts';
import type { FieldData } from './write-values.ts';
import { fieldData } from './write-values.ts';

/** `all`: schema and data; a stream may leave the schema out of later packets. */
export type FrameInclude = 'all' | 'schema' | 'data';

/**
 * A frame as Grafana's frame JSON text: `{"schema":{…},"data":{"values":[…],"entities":[…],"nanos":[…]}}`.
 * Times are epoch ms (the rest of a nanosecond time is in `nanos`), 64-bit integers keep all digits, NaN and ±Inf are in `entities`.
 */
export function frameToJson(frame: CheckedFrame, include: FrameInclude = 'all'): string {
  const schema = include === 'data' ? '' : `"schema":${schemaJson(frame)}`;
  const data = include === 'schema' ? '' : `"data":${dataJson(frame)}`;
  return `{${schema}${schema && data ? ',' : ''}${data}}`;
}

function schemaJson(frame: CheckedFrame): string {
  return JSON.stringify({
    name: frame.name || undefined,
    refId: frame.refId || undefined,
    meta: frame.meta,
    fields: frame.fields.map(fieldSchema),
  });
}

function fieldSchema({ name, type, nullable, labels, config }: Field): object {
  const { tsType, goType } = FIELD_TYPES[type];
  return {
    name: name || undefined,
    type: tsType,
    typeInfo: { frame: goType, nullable: nullable || undefined },
    labels,
    config,
  };
}

function dataJson(frame: CheckedFrame): string {
  const fields = frame.fields.map(fieldData);
  const values = fields.map((field) => field.values).join(',');
  return `{"values":[${values}]${extra(fields, 'entities')}${extra(fields, 'nanos')}}`;
}

function extra(fields: readonly FieldData[], key: 'entities' | 'nanos'): string {
  return fields.some((field) => field[key])
    ? `,"${key}":${JSON.stringify(fields.map((field) => field[key] ?? null))}`
    : '';
}
