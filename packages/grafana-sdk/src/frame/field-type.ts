/** The types of a field, by the names of the Go SDK. A field is nullable or not; the type is the same. */
export const FIELD_TYPES = {
  int8: { tsType: 'number', goType: 'int8' },
  int16: { tsType: 'number', goType: 'int16' },
  int32: { tsType: 'number', goType: 'int32' },
  int64: { tsType: 'number', goType: 'int64' },
  uint8: { tsType: 'number', goType: 'uint8' },
  uint16: { tsType: 'number', goType: 'uint16' },
  uint32: { tsType: 'number', goType: 'uint32' },
  uint64: { tsType: 'number', goType: 'uint64' },
  float32: { tsType: 'number', goType: 'float32' },
  float64: { tsType: 'number', goType: 'float64' },
  string: { tsType: 'string', goType: 'string' },
  boolean: { tsType: 'boolean', goType: 'bool' },
  time: { tsType: 'time', goType: 'time.Time' },
  json: { tsType: 'other', goType: 'json.RawMessage' },
  enum: { tsType: 'enum', goType: 'enum' },
} as const;

export type FieldType = keyof typeof FIELD_TYPES;

export function isFieldType(text: string): text is FieldType {
  return Object.hasOwn(FIELD_TYPES, text);
}

/** What a field of each type takes, null aside. Decoded frames hold bigint for time (ns), int64 and uint64. */
export interface FieldValues {
  int8: number;
  int16: number;
  int32: number;
  /** A number only if it is a safe integer. */
  int64: number | bigint;
  uint8: number;
  uint16: number;
  uint32: number;
  uint64: number | bigint;
  float32: number;
  float64: number;
  string: string;
  boolean: boolean;
  /** Epoch milliseconds (fractions down to the nanosecond), a Date, or epoch nanoseconds as a bigint. */
  time: number | bigint | Date;
  /** Any JSON value. In a field that is not nullable, null is JSON's null. */
  json: unknown;
  /** Index into `config.type.enum.text`. */
  enum: number;
}
