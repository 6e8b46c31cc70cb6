import { GrafanaSdkError } from '../../errors.ts';
import { checkFrame } from '../check.ts';
import type { CheckedFrame, Field, FieldConfig, FrameMeta, Labels } from '../frame.ts';
import type { FieldType } from '../field-type.ts';
import { FIELD_TYPES } from '../field-type.ts';
import { parseExact } from './parse-exact.ts';
import type { Entities } from './write-values.ts';

interface FrameJson {
  readonly schema?: {
    readonly name?: string;
    readonly refId?: string;
    readonly meta?: FrameMeta;
    readonly fields?: readonly FieldJson[];
  };
  readonly data?: {
    readonly values?: readonly (readonly unknown[])[];
    readonly entities?: readonly (Entities | null)[] | null;
    readonly nanos?: readonly (readonly number[] | null)[] | null;
  };
}

interface FieldJson {
  readonly name?: string;
  readonly type?: string;
  readonly typeInfo?: { readonly frame?: string; readonly nullable?: boolean };
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

const BY_GO_TYPE = new Map<string, FieldType>(
  Object.entries(FIELD_TYPES).map(([type, { goType }]) => [goType, type as FieldType])
);
const BY_TS_TYPE = new Map<string, FieldType>([
  ['number', 'float64'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['time', 'time'],
  ['enum', 'enum'],
  ['other', 'json'],
]);

/**
 * The frame in Grafana's frame JSON text; values as `decodeArrow` gives them (times and 64-bit integers are bigint).
 * @throws GrafanaSdkError SDK_FRAME_UNREADABLE
 */
export function frameFromJson(text: string): CheckedFrame {
  const { schema, data } = parse(text);
  if (!schema) throw unreadable('it has no "schema"');
  const fields = (schema.fields ?? []).map((field, i): Field => {
    const type = fieldType(field);
    const read = reader(type, data?.nanos?.[i] ?? undefined);
    const values = (data?.values?.[i] ?? []).map((value, row) => (value === null ? null : read(value, row)));
    restoreEntities(values, data?.entities?.[i] ?? {});
    const { name = '', labels, config } = field;
    return {
      name,
      type,
      nullable: field.typeInfo?.nullable ?? field.typeInfo === undefined,
      values,
      ...(labels && { labels }),
      ...(config && { config }),
    };
  });
  const { name = '', refId = '', meta } = schema;
  return checkFrame({ name, refId, fields, ...(meta && { meta }) });
}

function parse(text: string): FrameJson {
  let json: unknown;
  try {
    json = parseExact(text);
  } catch (cause) {
    throw unreadable(`it is not JSON (${String(cause)})`, cause);
  }
  if (typeof json !== 'object' || json === null) throw unreadable('it is not an object');
  return json;
}

function fieldType(field: FieldJson): FieldType {
  const type = BY_GO_TYPE.get(field.typeInfo?.frame ?? '') ?? BY_TS_TYPE.get(field.type ?? '');
  if (!type)
    throw unreadable(`field "${field.name ?? ''}" has the unknown type "${field.typeInfo?.frame ?? field.type ?? ''}"`);
  return type;
}

function reader(type: FieldType, nanos: readonly number[] | undefined): (value: unknown, row: number) => unknown {
  switch (type) {
    case 'time':
      return (value, row) => BigInt(value as number | bigint) * 1_000_000n + BigInt(nanos?.[row] ?? 0);
    case 'int64':
    case 'uint64':
      return (value) => BigInt(value as number | bigint);
    case 'json':
      return plainNumbers;
    case 'float32':
      return (value) => Math.fround(Number(value));
    default:
      return (value) => (typeof value === 'bigint' ? Number(value) : value);
  }
}

/** JSON values inside a cell are JavaScript's own: numbers, not bigints. */
function plainNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainNumbers(item)]));
}

function restoreEntities(values: unknown[], entities: Entities): void {
  for (const row of entities.NaN ?? []) values[row] = NaN;
  for (const row of entities.Inf ?? []) values[row] = Infinity;
  for (const row of entities.NegInf ?? []) values[row] = -Infinity;
}

function unreadable(why: string, cause?: unknown): GrafanaSdkError {
  return new GrafanaSdkError(
    'SDK_FRAME_UNREADABLE',
    `The frame JSON cannot be read: ${why}. Send {"schema":{…},"data":{"values":[…]}}.`,
    { cause }
  );
}
