import type { CheckedFrame, Field } from '../src/frame/frame.ts';
import { FIELD_TYPES } from '../src/frame/field-type.ts';

/** A decoded frame as the Go side of the contract tests prints it: every value as text without loss. */
export function canonical(frame: CheckedFrame): unknown {
  return {
    name: frame.name,
    refId: frame.refId,
    meta: frame.meta ?? null,
    fields: frame.fields.map((field) => ({
      name: field.name,
      type: FIELD_TYPES[field.type].goType,
      nullable: field.nullable,
      labels: field.labels ?? null,
      config: field.config ?? null,
      values: Array.from(field.values, (value) => text(field, value)),
    })),
  };
}

/**
 * The printed frame, with JSON cells parsed: their white space and key order are no part of the value. From frame JSON the Go SDK
 * reads null as an empty message, which is its way of holding JSON's null.
 */
export function parseCells(printed: unknown): unknown {
  const frame = printed as { fields: { type: string; values: unknown[] }[] };
  const parse = (value: unknown): unknown =>
    typeof value === 'string' ? (JSON.parse(value || 'null') as unknown) : value;
  return {
    ...frame,
    fields: frame.fields.map((field) =>
      field.type === 'json.RawMessage' ? { ...field, values: field.values.map(parse) } : field
    ),
  };
}

function text(field: Field, value: unknown): unknown {
  if (field.type === 'json') return value === null && field.nullable ? null : JSON.stringify(value);
  if (value === null) return null;
  return field.type === 'float32' || field.type === 'float64' ? bits(value as number) : String(value);
}

function bits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}
